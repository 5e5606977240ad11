package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.question.Part;
import dev.onespace.search.question.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is asked with: any number of parts, in the order words, pictures, recordings, items. */
final class PartOptions {
  private static final double HEAVIEST = 1_000;

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
   * The parts, as the user gave them, each with its weight.
   *
   * @throws OnespaceException USAGE if nothing is asked, or a weight is none, or of a part that is
   *     not there
   */
  List<Asking> all() {
    List<Asking> parts = parts();
    Query query = Query.of(parts.stream().map(Asking::part).toArray(Part[]::new));
    for (Map.Entry<String, Double> weight : weights.entrySet()) {
      query = query.weighing(kind(weight.getKey()), times(weight));
    }
    List<Asking> weighed = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      weighed.add(new Asking(query.parts().get(i), parts.get(i).written()));
    }
    return weighed;
  }

  private List<Asking> parts() {
    List<Asking> parts = new ArrayList<>();
    String text = String.join(" ", words).strip();
    if (!text.isEmpty()) {
      parts.add(Asking.words(text));
    }
    images.forEach(image -> parts.add(Asking.file(image, Modality.IMAGE)));
    recordings.forEach(recording -> parts.add(Asking.file(recording, Modality.AUDIO)));
    items.forEach(id -> parts.add(new Asking(Part.like(new ItemId(id)), id)));
    if (parts.isEmpty()) {
      throw usage(
          (away.isEmpty() ? "nothing is asked" : "--not alone asks for nothing")
              + ": give words, --image FILE, --audio FILE or --like ID");
    }
    away.forEach(not -> parts.add(away(not)));
    return parts;
  }

  private static Asking away(String written) {
    Asking asking =
        written.startsWith("@") && written.length() > 1
            ? Asking.file(Path.of(written.substring(1)))
            : Asking.words(written);
    return new Asking(asking.part().pushingAway(), written);
  }

  private static Part.Kind kind(String label) {
    return Part.Kind.labelled(label)
        .orElseThrow(
            () ->
                usage(
                    "--weight %s: there is no such part; there are %s"
                        .formatted(
                            label,
                            Arrays.stream(Part.Kind.values())
                                .map(Part.Kind::label)
                                .collect(Collectors.joining(", ")))));
  }

  private static double times(Map.Entry<String, Double> weight) {
    double times = weight.getValue();
    if (!(times > 0) || times > HEAVIEST) {
      throw usage(
          "--weight %s=%s is not above 0 and at most 1000".formatted(weight.getKey(), times));
    }
    return times;
  }

  private static OnespaceException usage(String cause) {
    return new OnespaceException(ErrorCode.USAGE, cause);
  }
}
