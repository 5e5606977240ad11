package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.store.IndexView;
import java.util.List;

/** One step from anything to what is near it. */
final class Hop {
  private final IndexView index;
  private final Candidates candidates;
  private final Background background;

  Hop(IndexView index, Candidates candidates, Background background) {
    this.index = index;
    this.candidates = candidates;
    this.background = background;
  }

  /**
   * The items of a scope that have anything in common with what is asked with, in no order.
   *
   * @param depth how many passages each leg brings of each type
   */
  List<Scored> from(Asked asked, Scope scope, int depth) {
    Found found = candidates.of(asked, scope, depth);
    return new Scoring(index, background, found.items())
        .score(asked, found.exact()).values().stream().filter(it -> !it.isEmpty()).toList();
  }
}
