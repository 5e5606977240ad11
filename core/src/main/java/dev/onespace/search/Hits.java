package dev.onespace.search;

import dev.onespace.item.PassageRef;
import dev.onespace.search.Scored.ScoredPassage;
import java.util.List;

/** Turns what was scored into what is shown. */
final class Hits {
  private static final int MOST_OTHERS = 4;

  private final Previews previews;
  private final Levels levels;

  Hits(Previews previews, Levels levels) {
    this.previews = previews;
    this.levels = levels;
  }

  /** The hits for these items, in their order. */
  List<Hit> of(List<Scored> best) {
    if (best.isEmpty()) {
      return List.of();
    }
    var strengths = new Strengths(levels.above(best.getFirst()));
    return best.stream().map(scored -> hit(scored, strengths)).toList();
  }

  private Hit hit(Scored scored, Strengths strengths) {
    List<Match> matches =
        scored.passages().stream()
            .limit(1 + MOST_OTHERS)
            .map(passage -> match(scored, passage))
            .toList();
    double score = levels.above(scored);
    return new Hit(
        scored.item(),
        Math.max(0, score),
        strengths.of(scored, score),
        matches.getFirst(),
        matches.subList(1, matches.size()),
        scored.over());
  }

  private Match match(Scored scored, ScoredPassage passage) {
    return new Match(
        new PassageRef(scored.item().id(), passage.passage().ordinal()),
        passage.passage().facet(),
        passage.score(),
        passage.evidence(),
        previews.of(scored.stored(), passage.passage()));
  }
}
