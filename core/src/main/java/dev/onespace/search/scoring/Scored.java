package dev.onespace.search.scoring;

import dev.onespace.calibrate.Similarity;
import dev.onespace.calibrate.Surprisal;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.search.legs.Leg;
import dev.onespace.search.legs.Side;
import dev.onespace.search.question.EncodedPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A side of an item with all that one part of a question finds in it.
 *
 * @param item of which item
 * @param type of which modality its passages are
 * @param length how many passages it has, with or without evidence, of the facet of which it has
 *     most; at least 1. The best of many is found nearer by chance than a single one
 * @param passages those with evidence
 * @param over the item over which the bridge came here
 * @param score the sum over all kinds of evidence of the best of each, without exact matches
 */
public record Scored(
    ItemId item,
    Modality type,
    int length,
    List<ScoredPassage> passages,
    Optional<ItemId> over,
    Surprisal score) {

  /** Best first, by score alone; ties by id, so that an order is always the same. */
  public static final Comparator<Scored> BEST_FIRST =
      Comparator.comparing(Scored::score)
          .reversed()
          .thenComparing(Scored::item)
          .thenComparing(Scored::type);

  static Scored of(
      ItemId item, Modality type, int length, List<ScoredPassage> passages, Optional<ItemId> over) {
    return new Scored(item, type, length, List.copyOf(passages), over, sum(passages));
  }

  /** The side of the item. */
  public Side side() {
    return new Side(item, type);
  }

  /** Nothing is found in it. */
  public static Scored nothing(ItemId item, Modality type) {
    return of(item, type, 1, List.of(), Optional.empty());
  }

  /**
   * The one that has more of the question's ids and codes, else the one with the higher score; of
   * equals the first.
   */
  public static Scored stronger(Scored a, Scored b) {
    int byExact = a.exact().compareTo(b.exact());
    return byExact > 0 || byExact == 0 && a.score.compareTo(b.score) >= 0 ? a : b;
  }

  /**
   * The same, reached over another item, which the question led to.
   *
   * @param first what the question found in that one
   * @param favour how many times that counts
   */
  public Scored over(EncodedPart question, Scored first, double favour) {
    var similarity = new Similarity(Math.min(first.cosine(), cosine()));
    List<ScoredPassage> reached = new ArrayList<>();
    for (ScoredPassage passage : passages) {
      double share = passage.sum().nats() / Math.max(score.nats(), Double.MIN_NORMAL);
      var hops = new Evidence.Hops(first.score, favour, score, share);
      var evidence = new Evidence.OverBridge(question.from(), first.item, similarity, hops);
      reached.add(new ScoredPassage(passage.passage(), passage.facet(), List.of(evidence)));
    }
    return of(item, type, length, reached, Optional.of(first.item));
  }

  public boolean isEmpty() {
    return passages.isEmpty();
  }

  private static Surprisal sum(List<ScoredPassage> passages) {
    Surprisal sum = Surprisal.NONE;
    for (Located located : best(passages)) {
      if (located.evidence().leg() != Leg.EXACT) {
        sum = sum.plus(located.evidence().surprisal());
      }
    }
    return sum;
  }

  /** The evidence that counts: the best of each kind over all passages. */
  public List<Located> counted() {
    return List.copyOf(best(passages));
  }

  private static Collection<Located> best(List<ScoredPassage> passages) {
    Map<Object, Located> best = new LinkedHashMap<>(); // so that a sum is always the same
    for (ScoredPassage passage : passages) {
      for (Evidence it : passage.evidence()) {
        best.merge(it.kind(), new Located(passage.passage(), it), Located::stronger);
      }
    }
    return best.values();
  }

  /** How rare the ids, codes and quoted words are that it has of the question's, all together. */
  public Surprisal exact() {
    return evidence()
        .filter(it -> it.leg() == Leg.EXACT)
        .map(Evidence::surprisal)
        .max(Comparator.naturalOrder())
        .orElse(Surprisal.NONE);
  }

  /** The highest cosine that counts for strength. */
  public double cosine() {
    return evidence().mapToDouble(Evidence::cosine).max().orElse(0);
  }

  /** How much of the question's words the best of its passages has: in [0, 1]. */
  public double share() {
    return evidence()
        .mapToDouble(it -> it instanceof Evidence.OfWords words ? words.share() : 0)
        .max()
        .orElse(0);
  }

  Stream<Evidence> evidence() {
    return passages.stream().map(ScoredPassage::evidence).flatMap(List::stream);
  }

  /**
   * A passage with what speaks for it.
   *
   * @param passage which
   * @param facet what its vector stands for
   * @param evidence strongest first
   */
  public record ScoredPassage(PassageRef passage, Facet facet, List<Evidence> evidence) {
    public ScoredPassage {
      evidence = List.copyOf(evidence);
    }

    /** All that speaks for it. */
    public Surprisal sum() {
      return evidence.stream().map(Evidence::surprisal).reduce(Surprisal.NONE, Surprisal::plus);
    }
  }
}
