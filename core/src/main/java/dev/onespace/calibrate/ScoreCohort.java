package dev.onespace.calibrate;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.PassageVector;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.space.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sample of a collection's vectors, per type and facet: what a cosine is measured against.
 *
 * <p>What is estimated from it, the mean and the deviation of cosines of unrelated passages,
 * supposes observations that do not depend on each other. Passages of one item do: they speak of
 * one thing in one way. So it is items that are drawn, with at most {@value #EACH} passages each,
 * and of passages that are all but the same only one counts, whichever items they belong to. Not so
 * of pictures: the one word on many of them, a brand or a button, is what is usual there, and many
 * look alike without being copies. No single item, and no text or recording that was copied many
 * times, can make its own cosines the usual ones; of what such a collection cannot tell, the prior
 * of the channel is taken instead ({@link Normal}).
 *
 * <p>Immutable.
 */
public final class ScoreCohort {
  private static final int SAMPLE = 500;
  private static final int EACH = 3;

  /** Above this cosine two passages are the same observation. */
  private static final double SAME = 0.97;

  private static final Set<Facet> COMPARED =
      Arrays.stream(Channel.values()).map(Channel::to).collect(Collectors.toSet());

  /** How many passages have to be there before half of their commonness is trusted. */
  private static final double TRUST = 20;

  private final Map<Modality, Map<Facet, List<PassageVector>>> vectors;
  private final Map<Facet, float[]> common = new EnumMap<>(Facet.class);
  private final Map<Modality, Long> sizes;
  private final float[] mean;
  private final Recentring words;
  private final FusionWeights weights;

  private ScoreCohort(
      Map<Modality, Map<Facet, List<PassageVector>>> vectors,
      Map<Modality, Long> sizes,
      float[] mean,
      FusionWeights weights) {
    this.mean = mean;
    this.words = new Recentring(mean, weights.of(FusionWeight.CENTRED));
    this.vectors = vectors;
    this.sizes = sizes;
    this.weights = weights;
    for (Facet facet : COMPARED) {
      common.put(facet, mean(cohort(facet)));
    }
  }

  /**
   * Draws a sample of this collection.
   *
   * @param mean what its space takes off vectors of words
   */
  public static ScoreCohort of(Catalog catalog, float[] mean, FusionWeights weights) {
    Map<Modality, Map<Facet, List<PassageVector>>> vectors = new EnumMap<>(Modality.class);
    for (Modality type : Modality.values()) {
      Map<Facet, List<PassageVector>> byFacet = new EnumMap<>(Facet.class);
      for (Facet facet : COMPARED) {
        List<PassageVector> sample = catalog.sample(type, facet, SAMPLE, EACH);
        byFacet.put(facet, type == Modality.IMAGE ? sample : distinct(sample));
      }
      vectors.put(type, byFacet);
    }
    return new ScoreCohort(vectors, catalog.counts().byModality(), mean, weights);
  }

  private static List<PassageVector> distinct(List<PassageVector> sample) {
    List<PassageVector> distinct = new ArrayList<>();
    for (PassageVector each : sample) {
      if (distinct.stream().noneMatch(it -> Vectors.dot(it.vector(), each.vector()) > SAME)) {
        distinct.add(each);
      }
    }
    return List.copyOf(distinct);
  }

  /** The same without what was drawn of these items. */
  ScoreCohort without(Set<ItemId> items) {
    if (items.isEmpty()) {
      return this;
    }
    Map<Modality, Map<Facet, List<PassageVector>>> left = new EnumMap<>(Modality.class);
    vectors.forEach(
        (type, byFacet) -> {
          Map<Facet, List<PassageVector>> kept = new EnumMap<>(Facet.class);
          byFacet.forEach(
              (facet, sample) ->
                  kept.put(
                      facet,
                      sample.stream()
                          .filter(each -> !items.contains(each.passage().item()))
                          .toList()));
          left.put(type, kept);
        });
    return new ScoreCohort(left, sizes, mean, weights);
  }

  /** The items of which something was drawn. */
  public Set<ItemId> items() {
    return vectors.values().stream()
        .flatMap(byFacet -> byFacet.values().stream())
        .flatMap(List::stream)
        .map(each -> each.passage().item())
        .collect(Collectors.toSet());
  }

  /** How many items the collection had when this was drawn. */
  long size() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * How many deviations the best passage of as many unrelated items as the collection has of a type
   * is likely to lie above the mean: {@code sqrt(2 ln n)}, as for the largest of n normal values.
   *
   * @param passages how many passages an item has to be found by: a long one has more chances, if
   *     fewer than passages, as these depend on each other; their root is taken
   */
  public double expectedBest(Modality type, int passages) {
    double chances = (double) sizes.getOrDefault(type, 1L) * Math.sqrt(passages);
    return Math.sqrt(2 * Math.log(Math.max(1, chances)));
  }

  /** The constants of the fusion. */
  public FusionWeights weights() {
    return weights;
  }

  /** How words are compared with words. */
  Recentring words() {
    return words;
  }

  /** The sample of a type and facet. */
  List<PassageVector> sample(Modality type, Facet facet) {
    return vectors.getOrDefault(type, Map.of()).getOrDefault(facet, List.of());
  }

  /**
   * What all vectors of a facet have in common, {@code float[dimension]}: their mean, drawn towards
   * zero while they are few.
   */
  float[] common(Facet facet) {
    return common.getOrDefault(facet, new float[mean.length]);
  }

  /** Of words, those of texts are meant, if there are any. */
  private List<PassageVector> cohort(Facet facet) {
    List<PassageVector> home = sample(home(facet), facet);
    return home.isEmpty()
        ? vectors.keySet().stream().flatMap(type -> sample(type, facet).stream()).toList()
        : home;
  }

  private float[] mean(Collection<PassageVector> cohort) {
    float[] sum = new float[mean.length];
    for (PassageVector each : cohort) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (each.vector()[i] / (cohort.size() + TRUST));
      }
    }
    return sum;
  }

  private static Modality home(Facet facet) {
    return switch (facet) {
      case WORDS, NATIVE -> Modality.TEXT;
      case SIGHT, LOOK -> Modality.IMAGE;
      case UNKNOWN -> throw new IllegalArgumentException(facet + " is never compared");
    };
  }
}
