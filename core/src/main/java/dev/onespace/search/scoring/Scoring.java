package dev.onespace.search.scoring;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.calibrate.CalibratedScore;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.catalog.PassageVector;
import dev.onespace.index.ExactMatch;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.search.legs.Details;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.scoring.Scored.ScoredPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores sides of items completely: every passage in every channel, whichever leg found it. A score
 * is the sum over the channels of its best passage's surprisal there, and of its best BM25.
 */
public final class Scoring {
  /** What BM25 makes of a word that a passage of average length has once: 1 / (1 + k1). */
  private static final double ONCE = 1 / 2.2;

  private final ScoreCohort cohort;
  private final FusionWeights weights;
  private final Set<Side> sides;
  private final Details details;
  private final Map<Side, List<PassageVector>> vectors = new HashMap<>();

  /**
   * Scores these sides of items.
   *
   * @param details what is known of their passages
   */
  public Scoring(ScoreCohort cohort, Set<Side> sides, Details details) {
    this.cohort = cohort;
    this.weights = cohort.weights();
    this.sides = sides;
    this.details = details;
    for (Side side : sides) {
      vectors.put(
          side,
          details.vectors(side.item()).stream()
              .filter(it -> it.modality() == side.type())
              .toList());
    }
  }

  /** What a part of a question finds in each of the sides, with what matches it exactly. */
  public Map<Side, Scored> score(EncodedPart asked, List<ExactMatch> exact) {
    Map<PassageRef, Double> shared = details.shared(asked.words());
    double possible = possible(asked);
    Map<PassageRef, Evidence> same = same(exact);
    Map<Side, Scored> scored = new LinkedHashMap<>();
    sides.forEach(
        side -> {
          List<ScoredPassage> passages = new ArrayList<>();
          List<PassageVector> all = vectors.getOrDefault(side, List.of());
          for (PassageVector passage : all) {
            List<Evidence> evidence = evidence(asked, side.type(), passage, shared, possible, same);
            if (!evidence.isEmpty()) {
              passages.add(new ScoredPassage(passage.passage(), passage.facet(), evidence));
            }
          }
          scored.put(
              side, Scored.of(side.item(), side.type(), length(all), passages, Optional.empty()));
        });
    return scored;
  }

  /** How many passages there are of the facet of which there are most; at least 1. */
  private static int length(List<PassageVector> passages) {
    Map<Facet, Integer> byFacet = new EnumMap<>(Facet.class);
    passages.forEach(passage -> byFacet.merge(passage.facet(), 1, Integer::sum));
    return byFacet.values().stream().max(Comparator.naturalOrder()).orElse(1);
  }

  /**
   * The same part of a question, beside which the nearest of these items ask too: they are texts.
   */
  public EncodedPart fedBack(EncodedPart asked) {
    if (asked.type() != Modality.TEXT) {
      return asked;
    }
    var nearest = new PseudoRelevanceFeedback(cohort, vectors.values());
    return asked.probing(asked.probes().stream().map(nearest::better).toList());
  }

  /** The BM25 of a passage of average length that has every word of the question once. */
  private double possible(EncodedPart asked) {
    Map<String, Double> words = new HashMap<>();
    details.terms(asked.words()).forEach(term -> words.put(term.text(), term.idf()));
    return words.values().stream().mapToDouble(Double::doubleValue).sum() * ONCE;
  }

  private static Map<PassageRef, Evidence> same(List<ExactMatch> exact) {
    Map<PassageRef, Evidence> evidence = new HashMap<>();
    for (ExactMatch match : exact) {
      evidence.put(
          match.passage(), new Evidence.OfExact(match.terms(), new Surprisal(match.score())));
    }
    return evidence;
  }

  private List<Evidence> evidence(
      EncodedPart asked,
      Modality type,
      PassageVector passage,
      Map<PassageRef, Double> shared,
      double possible,
      Map<PassageRef, Evidence> same) {
    Map<Object, Evidence> best = new HashMap<>();
    Double bm25 = shared.get(passage.passage());
    for (CalibratedQuery probe : asked.probes()) {
      if (probe.channel().to() == passage.facet()) {
        CalibratedScore reading = probe.read(type, passage.vector());
        keep(best, new Evidence.OfVector(bm25 == null ? unshared(asked, type, reading) : reading));
      }
    }
    if (bm25 != null) {
      keep(best, new Evidence.OfWords(bm25, possible, wordsWeight(asked.type(), type)));
    }
    Evidence exactly = same.get(passage.passage());
    if (exactly != null) {
      keep(best, exactly);
    }
    return best.values().stream()
        .sorted(Comparator.comparing(Evidence::surprisal).reversed())
        .toList();
  }

  /** Words that were read and share none with the question are often misread. */
  private CalibratedScore unshared(EncodedPart asked, Modality type, CalibratedScore reading) {
    boolean read = asked.type() == Modality.IMAGE || type == Modality.IMAGE;
    return read && reading.channel() == Channel.WORDS_TO_WORDS
        ? reading.times(weights.of(FusionWeight.UNSHARED))
        : reading;
  }

  private double wordsWeight(Modality from, Modality to) {
    if (from == Modality.IMAGE || to == Modality.IMAGE) {
      return weights.of(FusionWeight.READ);
    }
    return from == Modality.AUDIO || to == Modality.AUDIO
        ? weights.of(FusionWeight.SAID)
        : weights.of(FusionWeight.WRITTEN);
  }

  private static void keep(Map<Object, Evidence> best, Evidence evidence) {
    if (evidence.surprisal().nats() > 0) {
      best.merge(evidence.kind(), evidence, Evidence::stronger);
    }
  }
}
