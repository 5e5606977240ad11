package dev.onespace.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short texts of random words, no two alike, each one passage.
 *
 * @param count how many
 */
record Texts(int count) {
  private static final String FIRST = "Number";
  private static final int WORDS = 30;
  private static final int VOCABULARY = 2_000;

  /** Writes them into a folder; gives its items.jsonl. */
  Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> lines =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    JsonMapper.shared()
                        .writeValueAsString(
                            Map.of("id", id(i), "text", text(i), "metadata", Map.of("n", i))))
            .toList();
    return Files.write(folder.resolve("items.jsonl"), lines);
  }

  static String id(int i) {
    return "text-" + i;
  }

  /** The words of one, the same in every run. */
  static String text(int i) {
    SplittableRandom random = new SplittableRandom(i);
    return IntStream.range(0, WORDS)
        .mapToObj(_ -> "w" + random.nextInt(VOCABULARY))
        .collect(Collectors.joining(" ", FIRST + i + " ", "."));
  }

  /** Whether a text is one of those that there can be. */
  static boolean isOne(String text) {
    return text.startsWith(FIRST);
  }

  /** The ids that their vectors have at Pinecone, where nothing else is. */
  Set<String> records() {
    return IntStream.range(0, count).mapToObj(i -> id(i) + "#0").collect(Collectors.toSet());
  }
}
