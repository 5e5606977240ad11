import dev.onespace.Onespace;
import dev.onespace.item.Modality;
import dev.onespace.search.question.Query;
import dev.onespace.time.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a collection of 5,000 items text questions, for ten hits of any type, and tells the time in
 * the encoder and outside it. Right after each question it is asked of texts alone: nothing but its
 * two encodings is then encoded, while the first answer may encode utterances of recordings for
 * their previews too.
 */
final class SearchTime {
  private static final int ITEMS = 5_000;
  private static final int WARM_UP = 200;
  private static final int MEASURED = 100;
  private static final JsonMapper JSON = new JsonMapper();
  private static final Logger LIBRARIES = Logger.getLogger("");

  private final List<Double> question = new ArrayList<>();
  private final List<Double> previews = new ArrayList<>();
  private final List<Double> outside = new ArrayList<>();
  private final List<Double> whole = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    LIBRARIES.setLevel(Level.SEVERE);
    Path folder = Path.of(arguments[0]);
    Path work = Path.of(arguments[1]);
    try (Onespace onespace = Onespace.open(work.resolve("data"))) {
      fill(onespace, folder, work);
      new SearchTime().measure(onespace, spread(questions(folder)));
    }
  }

  /** Takes in the folder's items, and texts among them again, a little changed. */
  private static void fill(Onespace onespace, Path folder, Path work) throws IOException {
    onespace.ingest(folder.resolve("items.jsonl"));
    long missing = ITEMS - onespace.stats().counts().items();
    List<JsonNode> texts =
        lines(folder.resolve("items.jsonl")).filter(line -> line.has("text")).toList();
    List<String> again = new ArrayList<>();
    for (int i = 0; i < missing; i++) {
      ObjectNode text = (ObjectNode) texts.get(i % texts.size()).deepCopy();
      int round = 1 + i / texts.size();
      text.put("id", "again-%d-%s".formatted(round, text.get("id").asString()));
      text.put("text", "Note %d. %s".formatted(i, text.get("text").asString()));
      again.add(text.toString());
    }
    Path file = Files.write(work.resolve("items.jsonl"), again);
    if (missing > 0) {
      onespace.ingest(file);
    }
  }

  private static List<String> questions(Path folder) throws IOException {
    return lines(folder.resolve("queries.jsonl"))
        .filter(line -> line.get("modality").asString().equals("text"))
        .map(line -> line.get("text").asString())
        .toList();
  }

  /** As many as are asked, evenly from all. */
  private static List<String> spread(List<String> all) {
    int n = WARM_UP + MEASURED;
    return Stream.iterate(0, i -> i < n, i -> i + 1)
        .map(i -> all.get((int) ((long) i * 7919 % n * all.size() / n)))
        .toList();
  }

  private static Stream<JsonNode> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).map(JSON::readTree);
  }

  private void measure(Onespace onespace, List<String> questions) {
    questions.subList(0, WARM_UP).forEach(words -> ask(onespace, words));
    Stream.of(question, previews, outside, whole).forEach(List::clear);
    questions.subList(WARM_UP, questions.size()).forEach(words -> ask(onespace, words));
    tell(onespace);
  }

  private void ask(Onespace onespace, String words) {
    double encoded = encoder(onespace);
    long start = System.nanoTime();
    onespace.search(Query.words(words));
    double seconds = (System.nanoTime() - start) / 1e9;
    double encodedAll = encoder(onespace);
    onespace.search(Query.words(words).only(Modality.TEXT));
    double own = encoder(onespace) - encodedAll;
    question.add(own);
    previews.add(Math.max(0, encodedAll - encoded - own));
    outside.add(seconds - (encodedAll - encoded));
    whole.add(seconds);
  }

  private static double encoder(Onespace onespace) {
    return onespace.seconds().getOrDefault(Stage.TEXT, 0.0);
  }

  private void tell(Onespace onespace) {
    var counts = onespace.stats().counts();
    var system = ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "%d items %s, %d passages; %d questions after %d to warm up;"
            + " %d cores, load average %.1f%n",
        counts.items(),
        counts.byModality(),
        onespace.stats().indexed(),
        MEASURED,
        WARM_UP,
        system.getAvailableProcessors(),
        system.getSystemLoadAverage());
    System.out.printf("%-40s %8s %8s%n", "milliseconds a question", "median", "p95");
    tell("encoder: the question, both encodings", question);
    tell("encoder: utterances for previews", previews);
    tell("outside the encoder", outside);
    tell("whole answer", whole);
    System.out.printf(
        Locale.ROOT,
        "outside / encoder of the question: %.2f (medians), %.2f (p95)%n",
        at(outside, 0.5) / at(question, 0.5),
        at(outside, 0.95) / at(question, 0.95));
  }

  private static void tell(String what, List<Double> seconds) {
    System.out.printf(
        Locale.ROOT, "%-40s %8.1f %8.1f%n", what, 1e3 * at(seconds, 0.5), 1e3 * at(seconds, 0.95));
  }

  private static double at(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
