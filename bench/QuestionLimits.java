import dev.onespace.Onespace;
import dev.onespace.error.OnespaceException;
import dev.onespace.search.question.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks what is far too long for a question: thousands of words, of codes, of quoted strings, a
 * megabyte, and tells how long each takes to be answered or refused.
 */
final class QuestionLimits {
  private static final int TIMES = 5;
  private static final double LONGEST = 1;

  public static void main(String[] arguments) throws IOException {
    Logger.getLogger("").setLevel(Level.SEVERE);
    boolean slow = false;
    try (Onespace onespace = Onespace.open(Path.of(arguments[0]))) {
      System.out.printf(
          Locale.ROOT,
          "%d items; %d cores%n",
          onespace.stats().counts().items(),
          Runtime.getRuntime().availableProcessors());
      onespace.search(Query.words("warm up"));
      System.out.printf("%-34s %9s %9s  %s%n", "question", "median", "longest", "outcome");
      for (Asked asked : questions()) {
        slow |= ask(onespace, asked);
      }
    }
    System.exit(slow ? 1 : 0);
  }

  private record Asked(String what, Supplier<Query> query) {}

  private static List<Asked> questions() {
    return List.of(
        new Asked("1,600 words", () -> Query.words(words(1_600, "word%s"))),
        new Asked("1,200 code-like words", () -> Query.words(words(1_200, "AB-%s"))),
        new Asked("10,000 characters without a space", () -> Query.words("x".repeat(10_000))),
        new Asked("800 quoted strings", () -> Query.words(words(800, "\"a b%s\""))),
        new Asked("9,000 words of another script", () -> Query.words("\u0e01 ".repeat(4_900))),
        new Asked("5,000 code-like words", () -> Query.words(words(5_000, "AB-%s"))),
        new Asked("a megabyte", () -> Query.words("lorem ipsum ".repeat(90_000))));
  }

  private static String words(int count, String form) {
    return IntStream.range(0, count)
        .mapToObj(i -> form.formatted(i))
        .collect(Collectors.joining(" "));
  }

  /** Whether it takes longer than it may. */
  private static boolean ask(Onespace onespace, Asked asked) {
    List<Double> seconds = new ArrayList<>();
    String outcome = "";
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      try {
        outcome = onespace.search(asked.query().get()).hits().size() + " hits";
      } catch (OnespaceException refused) {
        outcome = "refused: " + refused.getMessage();
      }
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    seconds.sort(null);
    System.out.printf(
        Locale.ROOT,
        "%-34s %7.3f s %7.3f s  %s%n",
        asked.what(),
        seconds.get(TIMES / 2),
        seconds.getLast(),
        outcome);
    return seconds.get(TIMES / 2) > LONGEST;
  }
}
