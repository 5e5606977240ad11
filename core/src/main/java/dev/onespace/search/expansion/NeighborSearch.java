package dev.onespace.search.expansion;

import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.search.legs.CandidateItems;
import dev.onespace.search.legs.Candidates;
import dev.onespace.search.legs.Candidates.Sought;
import dev.onespace.search.scoring.Scored;
import dev.onespace.search.scoring.Scoring;
import java.util.ArrayList;
import java.util.List;

/** One step from anything to what is near it. */
public final class NeighborSearch {
  private final Candidates candidates;
  private final ScoreCohort cohort;

  public NeighborSearch(Candidates candidates, ScoreCohort cohort) {
    this.candidates = candidates;
    this.cohort = cohort;
  }

  /**
   * For each of several, the sides of items of its scope that have anything in common with it, in
   * no order.
   *
   * @param depth how many passages each leg brings of each type
   */
  List<List<Scored>> from(List<Sought> sought, int depth) {
    List<CandidateItems> found = candidates.of(sought, depth);
    List<List<Scored>> near = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      near.add(
          new Scoring(cohort, found.get(i).sides(), candidates.details())
              .score(sought.get(i).asked(), found.get(i).exact()).values().stream()
                  .filter(it -> !it.isEmpty())
                  .toList());
    }
    return near;
  }
}
