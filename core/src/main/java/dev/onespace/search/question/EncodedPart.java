package dev.onespace.search.question;

import dev.onespace.calibrate.CalibratedQuery;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerms;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a part of a question became: vectors to probe with, words, and what has to match exactly.
 *
 * @param type the modality asked with
 * @param probes one for each of its vectors and each channel this opens
 * @param meanings the vectors its words have as documents: {@code float[dimension]}, unit length
 * @param words the words taken from it, empty if there are none
 * @param exact the ids, codes and quoted words among them
 */
public record EncodedPart(
    Modality type,
    List<CalibratedQuery> probes,
    List<float[]> meanings,
    String words,
    Set<ExactTerm> exact) {
  /** More parts of a long recording or page than this say nothing new, and each is a search. */
  private static final int MOST_PASSAGES = 24;

  /**
   * Words are looked for as a query and as a document at once, which is steadier than either; what
   * is seen is compared with words as a document would put them, since no encoder was taught that a
   * query asks for a picture.
   *
   * <p>A native vector is asked with as it is, whatever its words: it stands for both.
   *
   * @param passages the passages of what is asked with, encoded as a query
   * @param meanings for each of those of facet words, in order, what it means
   */
  static EncodedPart of(
      Modality type, List<Passage> passages, List<Meaning> meanings, ScoreCohort cohort) {
    String words =
        passages.stream()
            .map(Passage::words)
            .filter(said -> !said.isBlank())
            .collect(Collectors.joining("\n"));
    List<CalibratedQuery> probes = new ArrayList<>();
    List<float[]> meant = new ArrayList<>();
    int next = 0;
    for (Passage passage : passages) {
      boolean isWords = passage.facet() == Facet.WORDS;
      Meaning meaning = isWords ? meanings.get(next++) : Meaning.plain(passage.vector());
      if (!passage.words().isBlank() && passage.facet() != Facet.UNKNOWN) {
        meant.add(meaning.asDocument());
      }
      for (Channel channel : Channel.from(passage.facet())) {
        probes.add(probe(channel, passage.vector(), meaning, cohort));
      }
    }
    return new EncodedPart(
        type, List.copyOf(probes), List.copyOf(meant), words, ExactTerms.asked(type, words));
  }

  /** Asks with passages that are encoded as documents, as stored ones are. */
  public static EncodedPart ofStored(Modality type, List<Passage> passages, ScoreCohort cohort) {
    List<Meaning> meanings =
        passages.stream()
            .filter(passage -> passage.facet() == Facet.WORDS)
            .map(passage -> Meaning.plain(passage.vector()))
            .toList();
    return of(type, passages, meanings, cohort);
  }

  /** Asks with words and exact terms alone. */
  static EncodedPart ofWords(Modality type, String words) {
    return new EncodedPart(type, List.of(), List.of(), words, ExactTerms.asked(type, words));
  }

  /** Whether there are words, but no vector to ask with. */
  public boolean wordsOnly() {
    return probes.isEmpty() && !words.isBlank();
  }

  /** Whether nothing is asked with. */
  boolean isEmpty() {
    return probes.isEmpty() && words.isBlank();
  }

  private static CalibratedQuery probe(
      Channel channel, float[] asQuery, Meaning meaning, ScoreCohort cohort) {
    FusionWeights weights = cohort.weights();
    float[] document = meaning.asDocument();
    float[] probed =
        switch (channel) {
          case WORDS_TO_WORDS, SIGHT_TO_WORDS ->
              CalibratedQuery.between(asQuery, document, weights.of(FusionWeight.AS_QUERY));
          case WORDS_TO_SIGHT -> {
            double caption = weights.of(FusionWeight.AS_CAPTION);
            yield CalibratedQuery.between(meaning.asCaption(), document, caption / (1 + caption));
          }
          case SIGHT_TO_SIGHT, LOOK_TO_LOOK, NATIVE_TO_NATIVE -> document;
        };
    return CalibratedQuery.of(document, probed, channel, cohort);
  }

  /** What of it leads over the bridge, if anything does. */
  public Facet from() {
    return probes.isEmpty() ? Facet.WORDS : probes.getFirst().channel().from();
  }

  /** The same, measured with other probes. */
  public EncodedPart probing(List<CalibratedQuery> others) {
    return new EncodedPart(type, List.copyOf(others), meanings, words, exact);
  }

  /** The same, where nothing has to match exactly. */
  public EncodedPart inexact() {
    return new EncodedPart(type, probes, meanings, words, Set.of());
  }

  /** As many of these as are asked with, spread evenly over all. */
  public static List<Passage> spread(List<Passage> passages) {
    int n = passages.size();
    if (n <= MOST_PASSAGES) {
      return passages;
    }
    return IntStream.range(0, MOST_PASSAGES)
        .mapToObj(i -> passages.get((int) ((long) i * n / MOST_PASSAGES)))
        .toList();
  }
}
