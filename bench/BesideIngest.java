import dev.onespace.Onespace;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.Metadata;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import dev.onespace.time.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the same questions in turns without and beside an ingest of texts in the same process, and
 * tells the time of a whole answer, and of what is not the encoder's, both ways.
 */
final class BesideIngest {
  private static final int ROUNDS = 4;
  private static final int QUESTIONS = 25;
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Double> wholeAlone = new ArrayList<>();
  private final List<Double> wholeBeside = new ArrayList<>();
  private final List<Double> searchAlone = new ArrayList<>();
  private final List<Double> searchBeside = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    List<String> questions = questions(Path.of(arguments[0]));
    try (Onespace onespace = Onespace.open(Path.of(arguments[1]))) {
      new BesideIngest().measure(onespace, questions);
    }
  }

  private static List<String> questions(Path folder) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("queries.jsonl"))) {
      return lines
          .map(JSON::readTree)
          .filter(line -> line.get("modality").asString().equals("text"))
          .map(line -> line.get("text").asString())
          .distinct()
          .toList();
    }
  }

  private void measure(Onespace onespace, List<String> questions) throws InterruptedException {
    questions.subList(0, 60).forEach(words -> onespace.search(Query.words(words)));
    int next = 60;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> some = questions.subList(next, next + QUESTIONS);
      next += QUESTIONS;
      some.forEach(words -> ask(onespace, words, wholeAlone, searchAlone));
      beside(onespace, round, some);
    }
    System.out.printf(
        Locale.ROOT,
        "%d items; %d questions, %d rounds, alone and beside an ingest in turns; %d cores%n",
        onespace.stats().counts().items(),
        ROUNDS * QUESTIONS,
        ROUNDS,
        Runtime.getRuntime().availableProcessors());
    System.out.printf("%-34s %8s %8s %8s%n", "milliseconds, median", "alone", "beside", "ratio");
    tell("whole answer", wholeAlone, wholeBeside);
    tell("outside the encoder (its stage)", searchAlone, searchBeside);
  }

  private void beside(Onespace onespace, int round, List<String> some) throws InterruptedException {
    var over = new AtomicBoolean();
    Thread ingest =
        Thread.ofPlatform()
            .start(
                () ->
                    onespace.ingest(
                        texts(round),
                        IngestOptions.usual(_ -> true),
                        new IngestListener() {
                          @Override
                          public void done(Outcome outcome) {}

                          @Override
                          public boolean stopRequested() {
                            return over.get();
                          }
                        }));
    Thread.sleep(500); // until it is under way; nothing is measured by it
    some.forEach(words -> ask(onespace, words, wholeBeside, searchBeside));
    over.set(true);
    ingest.join();
  }

  private static Iterator<Incoming> texts(int round) {
    return Stream.iterate(0, i -> i + 1)
        .<Incoming>map(i -> new Incoming.Ready(text("bench:%s-%s".formatted(round, i), i)))
        .iterator();
  }

  private static Input text(String source, int i) {
    String words =
        "Note %s of the bench: the printer on floor %s reports error E-%s after the update."
            .formatted(source, i % 40, 1000 + i % 900);
    return new Input(source, Optional.empty(), source, new Content.Words(words), Metadata.NONE);
  }

  private static void ask(
      Onespace onespace, String words, List<Double> whole, List<Double> searching) {
    double before = stage(onespace);
    long start = System.nanoTime();
    onespace.search(Query.words(words));
    whole.add((System.nanoTime() - start) / 1e9);
    searching.add(stage(onespace) - before);
  }

  /** Seconds in the stage after the question was encoded; the ingest has none of it. */
  private static double stage(Onespace onespace) {
    return onespace.seconds().getOrDefault(Stage.SEARCH, 0.0);
  }

  private static void tell(String what, List<Double> alone, List<Double> beside) {
    double a = 1e3 * median(alone);
    double b = 1e3 * median(beside);
    System.out.printf(
        Locale.ROOT, "%-34s %8.1f %8.1f %8.2f  (+%.1f ms)%n", what, a, b, b / a, b - a);
  }

  private static double median(List<Double> seconds) {
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
