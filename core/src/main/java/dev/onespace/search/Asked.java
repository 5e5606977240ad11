package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.calibrate.Channel;
import dev.onespace.calibrate.Probe;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a query became: vectors to probe with, and words.
 *
 * @param type the modality asked with
 * @param probes one for each of its vectors and each channel this opens
 * @param words the words taken from it, empty if there are none
 */
record Asked(ItemType type, List<Probe> probes, String words) {

  static Asked of(ItemType type, List<Passage> passages, Background background) {
    List<Probe> probes =
        passages.stream()
            .flatMap(
                passage ->
                    Channel.from(passage.facet()).stream()
                        .map(channel -> Probe.of(passage.vector(), channel, background)))
            .toList();
    String words =
        passages.stream()
            .filter(passage -> passage.facet() == Facet.WORDS)
            .map(Passage::words)
            .collect(Collectors.joining("\n"));
    return new Asked(type, probes, words);
  }
}
