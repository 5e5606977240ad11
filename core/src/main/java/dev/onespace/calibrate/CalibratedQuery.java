package dev.onespace.calibrate;

import dev.onespace.catalog.PassageVector;
import dev.onespace.item.Modality;
import dev.onespace.space.Vectors;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One query vector in one channel, with the scale on which its cosines are read.
 *
 * <p>For a query vector q and a passage p the score is q·p - c (m·p), where m is the mean of the
 * query facet's vectors in the collection and c the channel's commonness: that is one inner product
 * with q - c m, so that an index can search by it. The score is standardised by its distribution
 * over a cohort sample of the passage's type and facet, and becomes a surprisal: z²/2, the negative
 * logarithm of the normal tail but for a term that varies slowly. Surprisals are in nats, as BM25's
 * inverse document frequencies are, and add up.
 */
public final class CalibratedQuery {
  private final Channel channel;
  private final float[] plain;
  private final float[] direction;
  private final double weight;
  private final Optional<Moved> moved;
  private final Map<Modality, Normal> scales = new EnumMap<>(Modality.class);

  /** A query where less of the mean is taken off, and what passages have in common. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
  private record Moved(Recentring words, float[] query, double onMean, float[] common) {
    double corrected(float[] passage) {
      return words.dot(query, onMean, passage) - Vectors.dot(common, passage);
    }
  }

  private CalibratedQuery(
      Channel channel, float[] plain, float[] direction, double weight, Optional<Moved> moved) {
    this.moved = moved;
    this.channel = channel;
    this.plain = plain;
    this.direction = direction;
    this.weight = weight;
  }

  /**
   * A probe.
   *
   * @param plain the query's vector as passages have theirs: {@code float[dimension]}, unit length
   * @param query the vector to probe with, if another encoding of the query is better at it
   */
  public static CalibratedQuery of(
      float[] plain, float[] query, Channel channel, ScoreCohort cohort) {
    float[] common = cohort.common(channel.from());
    double commonness = channel.commonness(cohort.weights());
    float[] direction = new float[query.length];
    for (int i = 0; i < query.length; i++) {
      direction[i] = (float) (query[i] - commonness * common[i]);
    }
    Optional<Moved> moved = Optional.empty();
    if (channel == Channel.WORDS_TO_WORDS && cohort.words().changes()) {
      Recentring words = cohort.words();
      float[] there = words.moved(query);
      float[] shared = Vectors.minus(query, direction);
      moved = Optional.of(new Moved(words, there, words.onMean(there), shared));
    }
    var probe =
        new CalibratedQuery(channel, plain, direction, channel.weight(cohort.weights()), moved);
    for (Modality type : Modality.values()) {
      probe.scales.put(type, probe.scale(cohort.sample(type, channel.to())));
    }
    return probe;
  }

  private Normal scale(List<PassageVector> sample) {
    double[] scores = sample.stream().mapToDouble(each -> corrected(each.vector())).toArray();
    return Normal.fit(scores, prior(), channel.least() * prior().deviation());
  }

  private Normal prior() {
    return moved.map(it -> it.words().moved(channel.prior())).orElse(channel.prior());
  }

  /**
   * Two encodings of one query as one vector: {@code float[dimension]}, unit length.
   *
   * @param a a unit vector
   * @param b a unit vector
   * @param share how much of {@code a}, in [0, 1]
   */
  public static float[] between(float[] a, float[] b, double share) {
    float[] sum = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      sum[i] = (float) (share * a[i] + (1 - share) * b[i]);
    }
    return Vectors.unit(sum);
  }

  /** The same, whose evidence counts so many times. */
  public CalibratedQuery times(double factor) {
    var probe = new CalibratedQuery(channel, plain, direction, weight * factor, moved);
    probe.scales.putAll(scales);
    return probe;
  }

  /**
   * The same, asking with these passages too: Rocchio's feedback (1971), by what is nearest.
   *
   * @param passages at least one, of the facet that is probed
   * @param weight how much their mean counts beside the query
   */
  public CalibratedQuery towards(List<float[]> passages, double weight, ScoreCohort cohort) {
    float[] nearer = added(direction, passages, weight);
    Optional<Moved> nearerMoved =
        moved.map(
            it -> {
              List<float[]> there = passages.stream().map(it.words()::moved).toList();
              float[] query = Vectors.unit(added(it.query(), there, weight));
              return new Moved(it.words(), query, it.words().onMean(query), it.common());
            });
    var probe = new CalibratedQuery(channel, plain, nearer, this.weight, nearerMoved);
    for (Modality type : Modality.values()) {
      probe.scales.put(type, probe.scale(cohort.sample(type, channel.to())));
    }
    return probe;
  }

  private static float[] added(float[] to, List<float[]> vectors, double weight) {
    float[] sum = to.clone();
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += (float) (weight * vector[i] / vectors.size());
      }
    }
    return sum;
  }

  /** The channel it probes. */
  public Channel channel() {
    return channel;
  }

  /** The vector to search by: {@code float[dimension]}, unit length. */
  public float[] direction() {
    return Vectors.unit(direction);
  }

  /** Measures a passage, {@code float[dimension]}, of an item of this type. */
  public CalibratedScore read(Modality type, float[] passage) {
    Normal cohort = scales.getOrDefault(type, prior());
    double corrected = corrected(passage);
    double z = Math.max(0, cohort.standardised(corrected));
    return new CalibratedScore(
        channel,
        new Similarity(Vectors.dot(plain, passage)),
        corrected,
        cohort,
        weight,
        new Surprisal(weight * z * z / 2));
  }

  private double corrected(float[] passage) {
    return moved.isPresent() ? moved.get().corrected(passage) : Vectors.dot(direction, passage);
  }
}
