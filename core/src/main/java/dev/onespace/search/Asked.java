package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.Probe;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a query became: vectors to probe with, and words.
 *
 * @param type the modality asked with
 * @param probes one for each of its vectors and each channel this opens
 * @param words the words taken from it, empty if there are none
 */
record Asked(ItemType type, List<Probe> probes, String words) {

  /**
   * Words are looked for as a query and as a document at once, which is steadier than either; what
   * is seen is compared with words as a document would put them, since no encoder was taught that a
   * query asks for a picture.
   *
   * @param asQuery the passages of the query
   * @param asDocument for each of those with words, in order, the vector it has as a document
   */
  static Asked of(
      ItemType type, List<Passage> asQuery, List<float[]> asDocument, Background background) {
    Stream.Builder<Probe> probes = Stream.builder();
    int words = 0;
    for (Passage passage : asQuery) {
      float[] vector = passage.vector();
      float[] plain = passage.facet() == Facet.WORDS ? asDocument.get(words++) : vector;
      for (Channel channel : Channel.from(passage.facet())) {
        float[] probed = channel.to() == Facet.WORDS ? Probe.between(vector, plain) : plain;
        probes.add(Probe.of(plain, probed, channel, background));
      }
    }
    return new Asked(type, probes.build().toList(), words(asQuery));
  }

  private static String words(List<Passage> passages) {
    return passages.stream()
        .filter(passage -> passage.facet() == Facet.WORDS)
        .map(Passage::words)
        .collect(Collectors.joining("\n"));
  }
}
