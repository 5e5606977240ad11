package dev.onespace.cloud;

/**
 * A key that is never printed.
 *
 * @param value what the provider wants to see
 */
public record Secret(String value) {
  public Secret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("a secret is blank");
    }
  }

  /** Three stars, whatever it is. */
  @Override
  public String toString() {
    return "***";
  }
}
