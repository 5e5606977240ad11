package dev.onespace.search.scoring;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.PassageVector;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets the texts nearest to a question ask beside it (Rocchio, 1971): a question says in few words
 * what they say in more, and what else means the same is nearer to both than to the question alone.
 * As they are nearest to themselves, all is scaled so that the best is worth what the question
 * alone found in the best: feedback changes the order of texts, not how unusual they are. In a list
 * of several types it is left out, as the others have none (measured: docs/quality.md).
 */
final class PseudoRelevanceFeedback {
  private static final int NEAREST = 2;

  private final ScoreCohort cohort;
  private final List<PassageVector> texts;

  /** Feedback from these candidates, which are texts. */
  PseudoRelevanceFeedback(ScoreCohort cohort, Collection<List<PassageVector>> candidates) {
    this.cohort = cohort;
    this.texts =
        candidates.stream()
            .flatMap(List::stream)
            .filter(passage -> passage.facet() == Facet.WORDS)
            .toList();
  }

  /** The probe that other texts are measured with. */
  CalibratedQuery better(CalibratedQuery probe) {
    double weight = cohort.weights().of(FusionWeight.FEEDBACK);
    if (weight == 0 || texts.isEmpty() || probe.channel() != Channel.WORDS_TO_WORDS) {
      return probe;
    }
    CalibratedQuery better = probe.towards(nearest(probe), weight, cohort);
    double found = highest(better);
    return found > 0 ? better.times(Math.min(1, highest(probe) / found)) : probe;
  }

  private double highest(CalibratedQuery probe) {
    return texts.stream()
        .mapToDouble(text -> probe.read(Modality.TEXT, text.vector()).surprisal().nats())
        .max()
        .orElse(0);
  }

  /** The nearest passages, of different items. */
  private List<float[]> nearest(CalibratedQuery probe) {
    Set<ItemId> taken = new HashSet<>();
    return texts.stream()
        .map(text -> new Near(text, probe.read(Modality.TEXT, text.vector()).corrected()))
        .sorted(Comparator.comparingDouble(Near::score).reversed())
        .filter(near -> taken.add(near.text.passage().item()))
        .limit(NEAREST)
        .map(near -> near.text.vector())
        .toList();
  }

  private record Near(PassageVector text, double score) {}
}
