import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs {@code onespace eval} once for each trial and tabulates nDCG@10 by kind of question. The
 * arguments: the program, the folder of items and questions, the folder for data, the option by
 * which a trial is given ({@code --trial} or {@code --parameter}), then the trials.
 */
final class Trials {
  private static final String USUAL = "usual";

  private Trials() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> command = List.of(args[0], "eval", args[1], "--keep", args[2]);
    Map<String, Map<String, Double>> results = new LinkedHashMap<>();
    List<String> trials = new ArrayList<>(List.of(args).subList(4, args.length));
    trials.addFirst(USUAL);
    for (String trial : trials) {
      System.err.println("trial " + trial + " ...");
      results.put(trial, measured(command, args[3], trial));
    }
    print(results);
  }

  private static Map<String, Double> measured(List<String> command, String option, String trial)
      throws IOException, InterruptedException {
    Path report = Files.createTempFile("trial", ".json");
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of("--json", report.toString()));
    if (!trial.equals(USUAL)) {
      for (String constant : trial.split(",")) {
        words.addAll(List.of(option, constant));
      }
    }
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + words);
    }
    Map<String, Double> kinds = new TreeMap<>();
    JsonNode document = JsonMapper.shared().readTree(Files.readString(report));
    document.get("kinds").properties().forEach(kind -> put(kinds, kind));
    Files.delete(report);
    return kinds;
  }

  private static void put(Map<String, Double> kinds, Map.Entry<String, JsonNode> kind) {
    kinds.put(kind.getKey(), kind.getValue().get("ndcg@10").asDouble());
    JsonNode both = kind.getValue().get("both_types@10");
    if (both != null) {
      kinds.put(kind.getKey() + " both types", both.asDouble());
    }
  }

  private static void print(Map<String, Map<String, Double>> results) {
    Map<String, Double> usual = results.get(USUAL);
    System.out.println("| trial | mean | worse by .005 or more | better by .005 or more |");
    System.out.println("| --- | --- | --- | --- |");
    results.forEach(
        (trial, kinds) ->
            System.out.printf(
                Locale.ROOT,
                "| `%s` | %.4f | %s | %s |%n",
                trial,
                mean(kinds),
                changes(usual, kinds, -1),
                changes(usual, kinds, 1)));
  }

  private static double mean(Map<String, Double> kinds) {
    return kinds.entrySet().stream()
        .filter(kind -> !kind.getKey().endsWith("types"))
        .mapToDouble(Map.Entry::getValue)
        .average()
        .orElseThrow();
  }

  private static String changes(Map<String, Double> usual, Map<String, Double> kinds, int sign) {
    List<String> changes = new ArrayList<>();
    kinds.forEach(
        (kind, value) -> {
          double change = value - usual.get(kind);
          if (sign * change >= 0.005) {
            changes.add(String.format(Locale.ROOT, "%s %+.3f", kind, change));
          }
        });
    return String.join(", ", changes);
  }
}
