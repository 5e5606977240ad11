package dev.onespace.calibrate;

import dev.onespace.item.Facet;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.store.Catalog;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sample of a collection's vectors, per type and facet: what a cosine is measured against.
 * Follows the collection, as it is drawn anew when that changes; a few hundred vectors each.
 * Immutable.
 */
public final class Background {
  private static final int SAMPLE = 500;

  /** How many passages have to be there before half of their commonness is trusted. */
  private static final double TRUST = 20;

  private final Map<ItemType, Map<Facet, List<float[]>>> vectors;

  private final Map<ItemType, Long> sizes;
  private final Recentring words;
  private final Tuning tuning;

  private Background(
      Map<ItemType, Map<Facet, List<float[]>>> vectors,
      Map<ItemType, Long> sizes,
      float[] mean,
      Tuning tuning) {
    this.words = new Recentring(mean, tuning.of(Knob.CENTRED));
    this.vectors = vectors;
    this.sizes = sizes;
    this.tuning = tuning;
  }

  /**
   * Draws a sample of this collection.
   *
   * @param mean what its space takes off vectors of words
   */
  public static Background of(Catalog catalog, float[] mean, Tuning tuning) {
    Map<ItemType, Map<Facet, List<float[]>>> vectors = new EnumMap<>(ItemType.class);
    for (ItemType type : ItemType.values()) {
      Map<Facet, List<float[]>> byFacet = new EnumMap<>(Facet.class);
      for (Facet facet : Facet.values()) {
        byFacet.put(
            facet, catalog.sample(type, facet, SAMPLE).stream().map(Passage::vector).toList());
      }
      vectors.put(type, byFacet);
    }
    return new Background(vectors, catalog.counts().byType(), mean, tuning);
  }

  /**
   * How many deviations the best of as many unrelated items as the collection has of a type is
   * likely to lie above the mean: {@code sqrt(2 ln n)}, as for the largest of n normal values.
   */
  public double expectedBest(ItemType type) {
    return Math.sqrt(2 * Math.log(Math.max(1, sizes.getOrDefault(type, 1L))));
  }

  /** The constants of the fusion. */
  public Tuning tuning() {
    return tuning;
  }

  /** How words are compared with words. */
  Recentring words() {
    return words;
  }

  /** The sample of a type and facet. */
  List<float[]> sample(ItemType type, Facet facet) {
    return vectors.getOrDefault(type, Map.of()).getOrDefault(facet, List.of());
  }

  /**
   * What all vectors of a facet have in common: their mean, drawn towards zero while they are few.
   * Of words, those of texts are meant, if there are any.
   */
  float[] common(Facet facet, int dimension) {
    List<float[]> cohort = sample(home(facet), facet);
    if (cohort.isEmpty()) {
      cohort = vectors.keySet().stream().flatMap(type -> sample(type, facet).stream()).toList();
    }
    float[] mean = new float[dimension];
    for (float[] vector : cohort) {
      for (int i = 0; i < dimension; i++) {
        mean[i] += (float) (vector[i] / (cohort.size() + TRUST));
      }
    }
    return mean;
  }

  private static ItemType home(Facet facet) {
    return switch (facet) {
      case WORDS, NATIVE -> ItemType.TEXT;
      case SIGHT, LOOK -> ItemType.IMAGE;
    };
  }
}
