package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.search.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked with: any number of parts, in the order words, pictures, recordings, items. */
final class PartOptions {
  private static final String WORDS = "words";
  private static final String LIKE = "like";
  private static final String NOT = "not";

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "Ask with these words.")
  private List<String> words = List.of();

  @Option(names = "--image", paramLabel = "FILE", description = "Ask with this picture.")
  private List<Path> images = List.of();

  @Option(names = "--audio", paramLabel = "FILE", description = "Ask with this recording.")
  private List<Path> recordings = List.of();

  @Option(
      names = "--like",
      paramLabel = "ID",
      description = "Ask for what is like this item, which itself does not answer.")
  private List<String> items = List.of();

  @Option(
      names = "--not",
      paramLabel = "WORDS|FILE",
      description = "Away from these words, or from the picture or recording @FILE.")
  private List<String> away = List.of();

  @Option(
      names = "--weight",
      split = ",",
      paramLabel = "PART=N",
      description =
          "How much parts count beside each other (usually 1): words=2, image=0.5, audio, like,"
              + " not.")
  private Map<String, Double> weights = new LinkedHashMap<>();

  /**
   * The parts, as the user gave them.
   *
   * @throws OnespaceException USAGE if nothing is asked, or a weight is none
   */
  List<Asking> all() {
    requireWeights();
    List<Asking> parts = new ArrayList<>();
    String text = String.join(" ", words).strip();
    if (!text.isEmpty()) {
      parts.add(Asking.words(text).weighing(weight(WORDS)));
    }
    for (Path image : images) {
      parts.add(Asking.file(image, ItemType.IMAGE).weighing(weight(ItemType.IMAGE.label())));
    }
    for (Path recording : recordings) {
      parts.add(Asking.file(recording, ItemType.AUDIO).weighing(weight(ItemType.AUDIO.label())));
    }
    for (String id : items) {
      parts.add(new Asking(Part.like(new ItemId(id)), id).weighing(weight(LIKE)));
    }
    if (parts.isEmpty()) {
      throw usage(
          (away.isEmpty() ? "nothing is asked" : "--not alone asks for nothing")
              + ": give words, --image FILE, --audio FILE or --like ID");
    }
    for (String not : away) {
      parts.add(away(not).weighing(weight(NOT)));
    }
    return parts;
  }

  private static Asking away(String written) {
    Asking asking =
        written.startsWith("@") && written.length() > 1
            ? Asking.file(Path.of(written.substring(1)))
            : Asking.words(written);
    return new Asking(asking.part().pushingAway(), written);
  }

  private double weight(String part) {
    return weights.getOrDefault(part, 1.0);
  }

  private void requireWeights() {
    List<String> known = List.of(WORDS, "image", "audio", LIKE, NOT);
    weights.forEach(
        (part, weight) -> {
          if (!known.contains(part)) {
            throw usage(
                "--weight %s: there is no such part; there are %s"
                    .formatted(part, String.join(", ", known)));
          }
          if (!(weight > 0) || weight > 1_000) {
            throw usage("--weight %s=%s is not above 0 and at most 1000".formatted(part, weight));
          }
        });
  }

  private static OnespaceException usage(String cause) {
    return new OnespaceException(ErrorCode.USAGE, cause);
  }
}
