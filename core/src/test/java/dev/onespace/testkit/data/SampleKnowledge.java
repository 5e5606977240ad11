package dev.onespace.testkit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of the sample knowledge base, copied to where a test may change them. */
public final class SampleKnowledge {
  /** The whole of it, in the project. */
  public static final Path HOME =
      Path.of(System.getProperty("onespace.project", "..")).resolve("samples/knowledge");

  private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([^\"]+)\"");

  private static final Set<String> MEDIA =
      Set.of(
          "shot-sync-4012-console",
          "shot-sync-4015-conflict",
          "photo-skiing",
          "photo-bear",
          "product-tee-plain",
          "call-7801",
          "order-0b3c4445");

  private SampleKnowledge() {}

  /** The items.jsonl of all 104 items, where they are: not to be changed. */
  public static Path whole() {
    return HOME.resolve("items.jsonl");
  }

  /** A picture or recording to ask with. */
  public static String query(String file) {
    return HOME.resolve("queries").resolve(file).toString();
  }

  /** All texts, five pictures and two recordings in {@code folder}; gives its items.jsonl. */
  public static Path copyTo(Path folder) throws IOException {
    CopiedFolder.of(HOME, folder);
    Path items = folder.resolve("items.jsonl");
    List<String> kept = Files.readAllLines(items).stream().filter(SampleKnowledge::isKept).toList();
    Files.write(items, kept);
    return items;
  }

  private static boolean isKept(String line) {
    Matcher id = ID.matcher(line);
    boolean isText = line.contains("\"type\": \"text\"") || line.contains("\"type\":\"text\"");
    return isText || (id.find() && MEDIA.contains(id.group(1)));
  }
}
