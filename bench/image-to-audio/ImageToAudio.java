import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Derives image -> audio questions, and their inversion, from a folder in the eval layout. */
final class ImageToAudio {
  /** One picture in so many of those without a question is kept, as a distractor. */
  private static final int DISTRACTOR = 4;

  private static final String RENDERED = "rendered/";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path source;
  private final Path target;
  private final Set<String> options;
  private final Map<String, JsonNode> items = new LinkedHashMap<>();
  private final Map<String, List<String>> said = new HashMap<>();
  private final List<String> out = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();
  private final Set<String> asking = new HashSet<>();
  private final Map<String, Integer> counts = new TreeMap<>();

  private ImageToAudio(Path source, Path target, Set<String> options) {
    this.source = source.toAbsolutePath().normalize();
    this.target = target.toAbsolutePath().normalize();
    this.options = options;
  }

  public static void main(String[] args) throws IOException {
    List<String> given = List.of(args);
    Set<String> options = new HashSet<>(given.subList(Math.min(2, given.size()), given.size()));
    if (given.size() < 2 || !Set.of("tickets", "transcripts").containsAll(options)) {
      System.err.println("usage: make SOURCE TARGET [tickets] [transcripts]");
      System.exit(2);
    }
    new ImageToAudio(Path.of(args[0]), Path.of(args[1]), options).run();
  }

  private void run() throws IOException {
    for (JsonNode item : lines("items.jsonl")) {
      items.put(item.get("id").asString(), item);
    }
    for (JsonNode query : lines("queries.jsonl")) {
      rememberWhatIsSaidOfPictures(query);
    }
    Files.createDirectories(target.resolve(RENDERED));
    orders();
    notes();
    photos();
    copyItems();
    Files.write(target.resolve("items.jsonl"), out);
    Files.write(target.resolve("queries.jsonl"), questions);
    counts.forEach((kind, n) -> System.out.printf("%-24s %4d%n", kind, n));
  }

  private List<JsonNode> lines(String name) throws IOException {
    try (Stream<String> lines = Files.lines(source.resolve(name))) {
      return lines.filter(line -> !line.isBlank()).map(JSON::readTree).toList();
    }
  }

  // ---- orders: screens with fields, and slips with nothing but a number

  private void orders() throws IOException {
    Map<Order, List<String>> recordings = new LinkedHashMap<>();
    for (JsonNode item : items.values()) {
      JsonNode slots = item.path("metadata").path("slots");
      if (slots.isObject() && item.get("type").asString().equals("audio")) {
        recordings
            .computeIfAbsent(Order.of(slots), order -> new ArrayList<>())
            .add(item.get("id").asString());
      }
    }
    int n = 0;
    Map<String, String> screenOf = new TreeMap<>();
    Map<String, String> slipOf = new TreeMap<>();
    for (var entry : recordings.entrySet()) {
      String name = "%03d".formatted(n);
      var order = entry.getKey();
      if (options.contains("tickets")) {
        picture("slip-" + name, Pictures.slip(order, n), "slip_to_order", entry.getValue());
        entry.getValue().forEach(id -> slipOf.put(id, "slip-" + name));
        text("ticket-" + name, order.ticket(n));
      } else {
        picture("screen-" + name, Pictures.screen(order, n), "screen_to_order", entry.getValue());
        entry.getValue().forEach(id -> screenOf.put(id, "screen-" + name));
      }
      n++;
    }
    screenOf.forEach((id, screen) -> ask("order_to_screen", "audio", id, List.of(screen)));
    slipOf.forEach((id, slip) -> ask("order_to_slip", "audio", id, List.of(slip)));
  }

  // ---- notes: a part of what was said, or its rarest words

  private void notes() throws IOException {
    Map<String, List<String>> transcripts = new LinkedHashMap<>();
    Map<String, Integer> frequency = new HashMap<>();
    for (JsonNode item : items.values()) {
      if (category(item).equals("transcript")) {
        String id = item.get("id").asString().replaceFirst("-txt$", "");
        transcripts.put(id, List.of(item.get("text").asString().split("\\s+")));
      }
      if (item.get("type").asString().equals("text")) {
        Words.of(item.get("text").asString())
            .forEach(word -> frequency.merge(word, 1, Integer::sum));
      }
    }
    int n = 0;
    for (var entry : transcripts.entrySet()) {
      String id = entry.getKey();
      List<String> words = entry.getValue();
      if (words.size() >= 8 && items.containsKey(id)) {
        int length = Math.clamp(words.size() * 2 / 5, 4, 14);
        int start = Math.floorMod(id.hashCode(), words.size() - length + 1);
        List<String> part = words.subList(start, start + length);
        String name = "%03d".formatted(n);
        picture("part-" + name, Pictures.note(part, n), "note_part_to_speech", List.of(id));
        List<String> rarest = Words.rarest(words, frequency);
        picture("words-" + name, Pictures.list(rarest, n), "note_words_to_speech", List.of(id));
        ask("speech_to_notes", "audio", id, List.of("part-" + name, "words-" + name));
      }
      n++;
    }
  }

  // ---- photos: people's words for the picture, and the transcript, speak of the same theme

  private void rememberWhatIsSaidOfPictures(JsonNode query) {
    String kind = query.path("kind").asString("");
    List<String> relevant = new ArrayList<>();
    query.get("relevant").forEach(id -> relevant.add(id.asString()));
    if (kind.equals("coco_caption") || kind.startsWith("openstax_alt_photo")) {
      said.computeIfAbsent(relevant.getFirst(), id -> new ArrayList<>())
          .add(query.get("text").asString());
    } else if (kind.equals("coco_image_to_caption") || kind.equals("openstax_image_to_caption")) {
      String path = query.get("path").asString();
      for (JsonNode item : items.values()) {
        if (item.path("path").asString("").equals(path)) {
          List<String> texts =
              said.computeIfAbsent(item.get("id").asString(), id -> new ArrayList<>());
          relevant.forEach(id -> texts.add(items.get(id).get("text").asString()));
        }
      }
    }
  }

  private void photos() {
    Map<String, Set<String>> photosOf = new LinkedHashMap<>();
    for (JsonNode item : items.values()) {
      String photo = item.get("id").asString();
      if (!category(item).equals("photo")) {
        continue;
      }
      Set<String> recordings = new LinkedHashSet<>();
      for (Theme theme : Theme.values()) {
        long texts = said.getOrDefault(photo, List.of()).stream().filter(theme::seenIn).count();
        if (texts >= 2) {
          recordings.addAll(spokenOf(theme));
        }
      }
      if (!recordings.isEmpty()) {
        ask("photo_to_speech", "image", photo, recordings);
        asking.add(photo);
        recordings.forEach(
            id -> photosOf.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(photo));
      }
    }
    photosOf.forEach((recording, photos) -> ask("speech_to_photo", "audio", recording, photos));
  }

  private List<String> spokenOf(Theme theme) {
    return items.values().stream()
        .filter(item -> category(item).equals("transcript"))
        .filter(item -> theme.spokenIn(item.get("text").asString()))
        .map(item -> item.get("id").asString().replaceFirst("-txt$", ""))
        .filter(items::containsKey)
        .toList();
  }

  // ---- writing

  private void copyItems() throws IOException {
    int unasked = 0;
    for (JsonNode item : items.values()) {
      boolean wanted =
          switch (item.get("type").asString()) {
            case "image" ->
                asking.contains(item.get("id").asString()) || unasked++ % DISTRACTOR == 0;
            case "text" -> options.contains("transcripts") || !category(item).equals("transcript");
            default -> true;
          };
      if (wanted) {
        if (item.has("path")) {
          copy(item.get("path").asString());
        }
        out.add(item.toString());
        count("items: " + item.get("type").asString());
      }
    }
  }

  private void copy(String path) throws IOException {
    if (path.startsWith(RENDERED)) {
      return;
    }
    Path copy = target.resolve(path);
    Files.createDirectories(copy.getParent());
    Files.deleteIfExists(copy);
    Files.copy(source.resolve(path), copy);
  }

  private void picture(String id, byte[] png, String kind, Collection<String> relevant)
      throws IOException {
    String path = RENDERED + id + ".png";
    Files.write(target.resolve(path), png);
    ObjectNode item = JSON.createObjectNode().put("id", id).put("type", "image").put("path", path);
    item.putObject("metadata").put("category", "rendered");
    items.put(id, item);
    asking.add(id);
    ask(kind, "image", id, relevant);
  }

  private void text(String id, String text) {
    ObjectNode item = JSON.createObjectNode().put("id", id).put("type", "text").put("text", text);
    item.putObject("metadata").put("category", "ticket");
    items.put(id, item);
  }

  private void ask(String kind, String modality, String with, Collection<String> relevant) {
    ObjectNode query =
        JSON.createObjectNode()
            .put("id", kind + "-" + with)
            .put("kind", kind)
            .put("modality", modality)
            .put("path", items.get(with).get("path").asString())
            .put("target_type", modality.equals("image") ? "audio" : "image");
    var ids = query.putArray("relevant");
    relevant.forEach(ids::add);
    questions.add(query.toString());
    count("questions: " + kind);
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static String category(JsonNode item) {
    return item.path("metadata").path("category").asString("").split("/")[0];
  }
}
