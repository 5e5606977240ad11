package dev.onespace.search;

import java.util.List;

/**
 * A ranked list.
 *
 * @param ranked best first
 * @param open whether there may be more that is relevant, beyond what was looked at
 */
record Listed(List<Ranked> ranked, boolean open) {

  /** Those that are more than weak. */
  List<Ranked> relevant() {
    return ranked.stream().filter(Ranked::isRelevant).toList();
  }
}
