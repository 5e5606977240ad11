package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A data folder that is asked as a user asks it. */
record Kb(Path data) {

  /** A new one with these items. */
  static Kb of(Path data, Path items) {
    CliRun ingest = CliRun.of(data, "ingest", items.toString());
    assertThat(ingest.exit()).as(ingest.out() + ingest.err()).isEqualTo(Exit.OK);
    return new Kb(data);
  }

  /** What a search says to a program. */
  JsonNode ask(String... words) {
    return JsonMapper.shared().readTree(run(Exit.OK, with(words, "--json")).out());
  }

  /** What a search says to a person. */
  String read(String... words) {
    return run(Exit.OK, words).out();
  }

  /** What a search that is refused says. */
  String refused(int exit, String... words) {
    CliRun run = run(exit, words);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("onespace: ").doesNotContain("\tat ");
    return run.err();
  }

  private CliRun run(int exit, String... words) {
    CliRun run =
        CliRun.of(
            data, Stream.concat(Stream.of("search"), Stream.of(words)).toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isEqualTo(exit);
    return run;
  }

  /** The ids of an answer's or a group's hits, in order. */
  static List<String> ids(JsonNode of) {
    return of.get("hits").valueStream().map(hit -> hit.get("id").asString()).toList();
  }

  /** The hit of an item. */
  static JsonNode hit(JsonNode of, String id) {
    return of.get("hits")
        .valueStream()
        .filter(hit -> hit.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids(of)));
  }

  /** The names of an answer's groups, in order. */
  static List<String> groups(JsonNode answer) {
    return answer.get("groups").valueStream().map(group -> group.get("name").asString()).toList();
  }

  /** A group of an answer. */
  static JsonNode group(JsonNode answer, String name) {
    return answer
        .get("groups")
        .valueStream()
        .filter(group -> group.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not among " + groups(answer)));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }
}
