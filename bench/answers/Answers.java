import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes down what every question of an evaluation found, or compares what two evaluations wrote
 * down. {@code record REPORT HITS OUT} or {@code compare BEFORE AFTER}.
 */
final class Answers {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int TOP = 10;

  /** Hits whose scores differ by no more may change places. */
  private static final double SAME = 0.001;

  private Answers() {}

  public static void main(String[] args) throws IOException {
    switch (args[0]) {
      case "record" -> record(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
      case "compare" -> System.exit(compare(Recorded.read(args[1]), Recorded.read(args[2])));
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void record(Path report, Path hits, Path out) throws IOException {
    List<String> lines = new ArrayList<>();
    ObjectNode kinds = JSON.createObjectNode();
    JsonNode document = JSON.readTree(Files.readString(report));
    document
        .get("kinds")
        .properties()
        .forEach(kind -> kinds.put(kind.getKey(), kind.getValue().get("ndcg@10").asDouble()));
    ObjectNode first = JSON.createObjectNode();
    first.set("ndcg@10", kinds);
    first.set("strength", document.get("strength"));
    lines.add(JSON.writeValueAsString(first));
    Map<String, ObjectNode> questions = new LinkedHashMap<>();
    for (String line : Files.readAllLines(hits)) {
      add(questions, JSON.readTree(line));
    }
    questions.values().forEach(question -> lines.add(JSON.writeValueAsString(question)));
    Files.write(out, lines);
  }

  private static void add(Map<String, ObjectNode> questions, JsonNode hit) {
    String query = hit.get("query").asString();
    String kind = hit.get("kind").asString();
    ObjectNode question =
        questions.computeIfAbsent(
            query + " " + kind,
            _ -> {
              ObjectNode fresh = JSON.createObjectNode().put("query", query).put("kind", kind);
              fresh.putArray("hits");
              return fresh;
            });
    ArrayNode hits = (ArrayNode) question.get("hits");
    if (hits.size() < TOP) {
      hits.addArray()
          .add(hit.get("id").asString())
          .add(Math.round(hit.get("score").asDouble() * 1e5) / 1e5)
          .add(hit.get("strength").asString());
    }
  }

  private static int compare(Recorded before, Recorded after) {
    Map<String, Change> changes = new TreeMap<>();
    List<String> otherwise = new ArrayList<>();
    before.questions.forEach(
        (name, asked) -> {
          Answer now = after.questions.get(name);
          Change change = changes.computeIfAbsent(asked.kind, _ -> new Change());
          change.add(asked, now);
          if (now == null) {
            otherwise.add(name + ": not asked after");
          } else {
            asked.differs(now).ifPresent(at -> otherwise.add(name + ": " + at));
          }
        });
    after.questions.keySet().stream()
        .filter(name -> !before.questions.containsKey(name))
        .forEach(name -> otherwise.add(name + ": not asked before"));
    print(before, after, changes);
    System.out.printf(
        "%n%d of %d questions are answered otherwise%n", otherwise.size(), before.questions.size());
    otherwise.forEach(System.out::println);
    return otherwise.isEmpty() ? 0 : 1;
  }

  private static void print(Recorded before, Recorded after, Map<String, Change> changes) {
    System.out.println(
        "| kind | questions | answered otherwise | strong before | after | largest change of a"
            + " score | nDCG@10 before | after | change |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    changes.forEach(
        (kind, change) -> {
          double was = before.quality.getOrDefault(kind, Double.NaN);
          double is = after.quality.getOrDefault(kind, Double.NaN);
          System.out.printf(
              Locale.ROOT,
              "| `%s` | %d | %d | %d | %d | %.3f | %.4f | %.4f | %+.4f |%n",
              kind,
              change.questions,
              change.otherwise,
              change.strongBefore,
              change.strongAfter,
              change.score,
              was,
              is,
              is - was);
        });
    System.out.println(
        "\nstrength before: " + before.strength + "\nstrength after:  " + after.strength);
  }

  /** What changed for the questions of a kind. */
  private static final class Change {
    private int questions;
    private int otherwise;
    private long strongBefore;
    private long strongAfter;
    private double score;

    void add(Answer before, Answer after) {
      questions++;
      strongBefore += before.strong();
      if (after == null) {
        otherwise++;
        return;
      }
      strongAfter += after.strong();
      otherwise += before.differs(after).isPresent() ? 1 : 0;
      for (Hit hit : before.hits) {
        double now = after.score(hit.id).orElse(hit.score);
        score = Math.max(score, Math.abs(now - hit.score));
      }
    }
  }

  /** A hit as it was written down. */
  private record Hit(String id, double score, String strength) {}

  /** What a question found, best first. */
  private record Answer(String kind, List<Hit> hits) {
    long strong() {
      return hits.stream().filter(hit -> hit.strength.equals("strong")).count();
    }

    Optional<Double> score(String id) {
      return hits.stream().filter(hit -> hit.id.equals(id)).map(Hit::score).findFirst();
    }

    /** The first place where another item stands that did not score the same. */
    Optional<String> differs(Answer after) {
      for (int i = 0; i < Math.max(hits.size(), after.hits.size()); i++) {
        if (i >= hits.size() || i >= after.hits.size()) {
          return Optional.of("%d hits before, %d after".formatted(hits.size(), after.hits.size()));
        }
        Hit was = hits.get(i);
        Hit is = after.hits.get(i);
        if (!was.id.equals(is.id) && !mayChangePlaces(was, is, after)) {
          return Optional.of(
              String.format(
                  Locale.ROOT,
                  "place %d was %s (%.3f), is %s (%.3f)",
                  i + 1,
                  was.id,
                  was.score,
                  is.id,
                  is.score));
        }
      }
      return Optional.empty();
    }

    /** Whether two items score the same in either list, or where one of them fell off the end. */
    private boolean mayChangePlaces(Hit was, Hit is, Answer after) {
      Optional<Double> before = score(is.id);
      Optional<Double> since = after.score(was.id);
      return before.isEmpty() && since.isEmpty()
          ? same(was.score, is.score)
          : before.filter(it -> same(it, was.score)).isPresent()
              || since.filter(it -> same(it, is.score)).isPresent();
    }

    private static boolean same(double a, double b) {
      return Math.abs(a - b) <= SAME;
    }
  }

  /** A file that was written down. */
  private record Recorded(
      Map<String, Double> quality, JsonNode strength, Map<String, Answer> questions) {
    static Recorded read(String file) throws IOException {
      List<String> lines = Files.readAllLines(Path.of(file));
      JsonNode first = JSON.readTree(lines.getFirst());
      Map<String, Double> quality = new TreeMap<>();
      first
          .get("ndcg@10")
          .properties()
          .forEach(kind -> quality.put(kind.getKey(), kind.getValue().asDouble()));
      Map<String, Answer> questions = new LinkedHashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        JsonNode question = JSON.readTree(line);
        List<Hit> hits = new ArrayList<>();
        for (JsonNode hit : question.get("hits")) {
          hits.add(new Hit(hit.get(0).asString(), hit.get(1).asDouble(), hit.get(2).asString()));
        }
        String kind = question.get("kind").asString();
        questions.put(question.get("query").asString() + " " + kind, new Answer(kind, hits));
      }
      return new Recorded(quality, first.get("strength"), questions);
    }
  }
}
