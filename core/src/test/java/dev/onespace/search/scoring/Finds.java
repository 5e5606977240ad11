package dev.onespace.search.scoring;

import dev.onespace.calibrate.CalibratedScore;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.Normal;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.calibrate.Similarity;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.exact.ExactTerm;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.scoring.Scored.ScoredPassage;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a part of a question finds in items, and questions, made by hand in one line. */
public final class Finds {
  private Finds() {}

  /** The cohort of a collection without items: unrelated items are expected at z = 0. */
  public static ScoreCohort cohort() {
    return cohort(FusionWeights.USUAL);
  }

  /** The cohort of a collection without items, and these constants. */
  public static ScoreCohort cohort(FusionWeights weights) {
    return ScoreCohort.of(new MemoryCatalog(), new float[RandomData.DIMENSION], weights);
  }

  /** A near vector of words, so unusual, with a cosine of 0.5. */
  public static Evidence near(double nats) {
    return near(nats, 0.5);
  }

  /** A near vector of words, so unusual, with this cosine. */
  public static Evidence near(double nats, double cosine) {
    return near(Channel.WORDS_TO_WORDS, nats, cosine);
  }

  /** A near vector of a channel, so unusual, with this cosine. */
  public static Evidence near(Channel channel, double nats, double cosine) {
    return new Evidence.OfVector(
        new CalibratedScore(
            channel,
            new Similarity(cosine),
            cosine,
            new Normal(0.1, 0.07),
            1,
            new Surprisal(nats)));
  }

  /** Shared words: this BM25 of so much that is possible, counted once. */
  public static Evidence shared(double bm25, double possible) {
    return new Evidence.OfWords(bm25, possible, 1);
  }

  /** The same code, so rare. */
  public static Evidence same(double nats) {
    return new Evidence.OfExact(List.of(new ExactTerm.Code("E4012")), new Surprisal(nats));
  }

  /** All of this evidence in the one passage of an item. */
  public static Scored in(String id, Modality type, Evidence... evidence) {
    return in(id, type, List.of(evidence));
  }

  /** An item with a passage for each list of evidence. */
  @SafeVarargs
  public static Scored in(String id, Modality type, List<Evidence>... passages) {
    ItemId item = new ItemId(id);
    List<ScoredPassage> scored = new ArrayList<>();
    for (List<Evidence> evidence : passages) {
      scored.add(new ScoredPassage(new PassageRef(item, scored.size()), Facet.WORDS, evidence));
    }
    return Scored.of(item, type, passages.length, scored, Optional.empty());
  }

  /** Something found over another item, so unusual. */
  public static Scored overBridge(String id, Modality type, String over, double nats) {
    Scored first = in(over, Modality.TEXT, near(nats));
    return in(id, type, near(nats)).over(part(), first, 1);
  }

  /** What a part found, by side. */
  public static Map<Side, Scored> found(Scored... items) {
    Map<Side, Scored> found = new LinkedHashMap<>();
    for (Scored scored : items) {
      found.put(scored.side(), scored);
    }
    return found;
  }

  /** The sides of what was found. */
  public static Set<Side> sides(Iterable<Scored> items) {
    Set<Side> sides = new LinkedHashSet<>();
    items.forEach(scored -> sides.add(scored.side()));
    return sides;
  }

  /** A part that is neither empty nor of words only. */
  public static EncodedPart part() {
    return new EncodedPart(Modality.TEXT, List.of(), List.of(), "", Set.of());
  }

  /** A part that has words, but no vectors. */
  public static EncodedPart wordsOnly() {
    return new EncodedPart(Modality.TEXT, List.of(), List.of(), "some words", Set.of());
  }

  /** A question with one part that looks for something. */
  public static EncodedQuery asking() {
    return asking(new WeightedPart(part(), 1, false));
  }

  /** A question of these parts. */
  public static EncodedQuery asking(WeightedPart... parts) {
    return new EncodedQuery(List.of(parts), Set.of(), List.of());
  }
}
