package dev.onespace.search.expansion;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.index.IndexView;
import dev.onespace.search.legs.CandidateItems;
import dev.onespace.search.legs.Candidates;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.Scope;
import dev.onespace.search.scoring.Scored;
import dev.onespace.search.scoring.Scoring;
import java.util.List;

/** One step from anything to what is near it. */
public final class NeighborSearch {
  private final IndexView index;
  private final Candidates candidates;
  private final ScoreCohort cohort;

  public NeighborSearch(IndexView index, Candidates candidates, ScoreCohort cohort) {
    this.index = index;
    this.candidates = candidates;
    this.cohort = cohort;
  }

  /**
   * The sides of items of a scope that have anything in common with what is asked with, in no
   * order.
   *
   * @param depth how many passages each leg brings of each type
   */
  List<Scored> from(EncodedPart asked, Scope scope, int depth) {
    CandidateItems found = candidates.of(asked, scope, depth);
    return new Scoring(index, cohort, found.sides())
        .score(asked, found.exact()).values().stream().filter(it -> !it.isEmpty()).toList();
  }
}
