package dev.onespace.catalog;

/**
 * A catalog, as those know it that keep something of it elsewhere.
 *
 * @param identity made at random with the catalog; a copy of the catalog has the same
 * @param place where the catalog lives; another one for a copy that was restored elsewhere
 * @param claims how often a node was about to write, ever; a copy that was taken earlier knows
 *     fewer
 */
public record Owner(String identity, String place, long claims) {
  private static final int SHORT = 12;

  /**
   * The name under which the catalog keeps a generation elsewhere: no other catalog has the same.
   *
   * @param generation its name in the catalog
   */
  public String named(String generation) {
    return "%s-%s".formatted(generation, identity.replace("-", "").substring(0, SHORT));
  }
}
