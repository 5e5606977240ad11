package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.cli.CliRun;
import dev.onespace.config.Configuration;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A collection with several generations, command by command, in a folder and on servers. */
class GenerationsTest {
  private static final String EMBEDDED = "profile = embedded";
  private static final String PRODUCTION = "profile = production";
  private static final String SECRET = "zanzibarword";

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @BeforeEach
  void start() throws IOException {
    servers = Servers.quick();
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  /** A data folder with these texts, in the local space; Gemini's key is set. */
  private Path made(String profile, String... texts) throws IOException {
    Path data = folder.resolve("data");
    servers.configure(data, profile, "space = local");
    add(data, texts);
    return data;
  }

  private void add(Path data, String... idsAndTexts) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String one : idsAndTexts) {
      String id = one.substring(0, one.indexOf(' '));
      lines.add(JsonMapper.shared().writeValueAsString(Map.of("id", id, "text", one)));
    }
    Path items = Files.write(folder.resolve("items.jsonl"), lines);
    ok(data, "ingest", items.toString());
  }

  private static CliRun ok(Path data, String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    return run;
  }

  private static CliRun refused(Path data, String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isNotZero();
    assertThat(run.err()).doesNotContain("\tat ");
    return run;
  }

  private static void holds(Path data, String id) {
    assertThat(CliRun.of(data, "show", id).exit()).as(id).isEqualTo(CliRun.OK);
  }

  private static void lacks(Path data, String id) {
    assertThat(CliRun.of(data, "show", id).exit()).as(id).isNotEqualTo(CliRun.OK);
  }

  private static String best(Path data, String question) {
    return ok(data, "search", question, "--json").json().get("hits").get(0).get("id").asString();
  }

  @ParameterizedTest
  @ValueSource(strings = {EMBEDDED, PRODUCTION})
  void what_is_deleted_is_gone_in_all_generations_for_good(String profile) throws IOException {
    Path data = made(profile, "a invoices of January", "b toner, call " + SECRET, "c certificates");
    ok(data, "reembed", "--space", "gemini");
    ok(data, "reembed", "--switch");
    assertThat(best(data, "invoices of January")).as("no edit of the configuration").isEqualTo("a");
    ok(data, "delete", "b", "--compact");
    if (profile.equals(EMBEDDED)) {
      assertThat(filesWith(data, SECRET)).isEmpty();
    } else {
      assertThat(servers.pinecone().indexes())
          .isNotEmpty()
          .allSatisfy(
              index ->
                  assertThat(passagesIn(index)).as(index).contains("a#0").doesNotContain("b#0"));
    }
    assertThat(ok(data, "reembed", "--roll-back").out()).contains("generation 1 serves: local");
    holds(data, "a");
    lacks(data, "b");
    holds(data, "c");
    assertThat(ok(data, "search", SECRET, "--json", "--all").out()).doesNotContain("\"b\"");
    assertThat(best(data, "invoices of January")).isEqualTo("a");
  }

  /** The first generation is of the local space. */
  private Set<String> passagesIn(String index) {
    String generation = index.endsWith("-384") ? "default-" : "default@2-";
    return servers.pinecone().namespaces(index).stream()
        .filter(name -> name.startsWith(generation))
        .flatMap(name -> servers.pinecone().ids(index, name).stream())
        .collect(Collectors.toSet());
  }

  private static List<Path> filesWith(Path data, String word) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files.filter(Files::isRegularFile).filter(it -> holdsWord(it, word)).toList();
    }
  }

  private static boolean holdsWord(Path file, String word) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EMBEDDED, PRODUCTION})
  void a_switch_loses_nothing_in_silence(String profile) throws IOException {
    Path data = made(profile, "a one about toner");
    ok(data, "reembed", "--space", "gemini");
    add(data, "b two about refunds");
    CliRun behind = refused(data, "reembed", "--switch");
    assertThat(behind.exit()).isEqualTo(CliRun.CANNOT_RUN);
    assertThat(behind.err())
        .contains("1 items are missing", "(b)", "reembed --space gemini", "--force");
    holds(data, "b");
    assertThat(ok(data, "reembed").out()).contains("* generation 1");

    ok(data, "reembed", "--space", "gemini");
    ok(data, "reembed", "--switch");
    add(data, "c three about certificates");
    assertThat(ok(data, "reembed", "--roll-back").out())
        .as("the local space costs nothing")
        .contains("1 items were caught up", "generation 1 serves");
    assertThat(best(data, "three about certificates")).isEqualTo("c");

    add(data, "d four about passwords");
    refused(data, "reembed", "--switch");
    assertThat(ok(data, "reembed", "--switch", "--force").out()).contains("forced", "(d)");
    lacks(data, "d");
  }

  @ParameterizedTest
  @ValueSource(strings = {EMBEDDED, PRODUCTION})
  void one_that_is_not_needed_is_removed_with_all_it_holds(String profile) throws IOException {
    Path data = made(profile, "a one about toner", "b two about refunds");
    ok(data, "reembed", "--space", "gemini");
    ok(data, "reembed", "--switch");
    assertThat(refused(data, "reembed", "--drop", "2").err()).contains("serves");
    assertThat(refused(data, "reembed", "--drop", "1").err()).contains("roll back", "--force");
    assertThat(refused(data, "reembed", "--drop", "3").err()).contains("there are: [1, 2]");
    assertThat(ok(data, "reembed", "--drop", "1", "--force").out()).contains("2 items");
    assertThat(ok(data, "reembed").out()).doesNotContain("generation 1").contains("* generation 2");
    assertThat(refused(data, "reembed", "--drop", "2").err()).contains("all that collection");
    assertThat(refused(data, "reembed", "--roll-back").err()).contains("no generation");
    assertThat(best(data, "two about refunds")).isEqualTo("b");
    if (profile.equals(EMBEDDED)) {
      assertThat(data.resolve("index/default")).doesNotExist();
      assertThat(data.resolve("index/default@2")).exists();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {EMBEDDED, PRODUCTION})
  void shorter_vectors_are_cut_from_those_that_are_paid_for(String profile) throws IOException {
    Path data = folder.resolve("data");
    servers.configure(data, profile, "space = gemini");
    add(data, "a one about toner", "b two about refunds", "c three about certificates");
    long paid = servers.embedded();
    CliRun cut = ok(data, "reembed", "--dimension", "256");
    assertThat(cut.out()).contains("3 items cut to 256 floats", "nothing sent");
    assertThat(ok(data, "reembed", "--dimension", "256").out()).contains("3 were there already");
    ok(data, "reembed", "--switch");
    assertThat(servers.embedded()).as("nothing was paid again").isEqualTo(paid);
    assertThat(best(data, "two about refunds")).isEqualTo("b");

    Path fresh = folder.resolve("fresh");
    servers.configure(fresh, EMBEDDED, "space = gemini", "gemini.dimension = 256");
    add(fresh, "a one about toner");
    assertThat(space(data)).isEqualTo(space(fresh));

    assertThat(refused(data, "reembed", "--dimension", "768").err()).contains("256 floats");
    assertThat(refused(data, "reembed", "--dimension", "64").err()).contains("128");
  }

  private static String space(Path data) {
    return ok(data, "stats", "--json").json().get("space").toString();
  }

  @Test
  void vectors_of_the_local_space_cannot_be_cut() throws IOException {
    Path data = made(EMBEDDED, "a one about toner");
    assertThat(refused(data, "reembed", "--dimension", "128").err())
        .contains("local", "cannot be cut");
  }

  @Test
  void a_node_that_runs_follows_the_switch_of_another() throws IOException {
    Path data = made(PRODUCTION, "a one about toner", "b two about refunds");
    ok(data, "reembed", "--space", "gemini");
    try (Onespace node = node(data)) {
      assertThat(first(node)).isEqualTo("b");
      assertThat(node.spaceIdentity().id()).isEqualTo("local");
      ok(data, "reembed", "--switch");
      assertThat(first(node)).isEqualTo("b");
      assertThat(node.spaceIdentity().id()).isEqualTo("gemini");
      node.ingest(inputs(1).iterator(), IngestOptions.usual(_ -> true), IngestListener.SILENT);
      holds(data, "input-0");
    }
  }

  @Test
  void an_ingest_that_is_overtaken_by_a_switch_goes_on_in_what_serves_then() throws IOException {
    Path data = made(PRODUCTION, "a one about toner");
    ok(data, "reembed", "--space", "gemini");
    try (Onespace node = node(data)) {
      Iterator<Incoming> inputs =
          Stream.concat(
                  inputs(1).stream(),
                  Stream.generate(() -> switching(data)).limit(1).flatMap(_ -> inputs(40).stream()))
              .iterator();
      List<Integer> generations = new ArrayList<>();
      IngestReport report =
          node.ingest(inputs, IngestOptions.usual(_ -> true), new Generations(generations));
      assertThat(report.complete()).isTrue();
      assertThat(generations).containsExactly(2);
      IntStream.range(0, 40).forEach(i -> holds(data, "input-" + i));
    }
    assertThat(ok(data, "reembed").out()).contains("  generation 1: local", "1 items");
  }

  /** Writes down into which generations an ingest goes on. */
  private record Generations(List<Integer> into) implements IngestListener {
    @Override
    public void done(Outcome outcome) {}

    @Override
    public void goesOn(int generation) {
      into.add(generation);
    }
  }

  private static boolean switching(Path data) {
    ok(data, "reembed", "--switch");
    return true;
  }

  private static List<Incoming> inputs(int count) {
    return IntStream.range(0, count)
        .<Incoming>mapToObj(
            i ->
                new Incoming.Ready(
                    new Input(
                        "stdin#" + i,
                        Optional.of(new ItemId("input-" + i)),
                        "input " + i,
                        new Content.Words("input number " + i),
                        Metadata.NONE)))
        .toList();
  }

  private static Onespace node(Path data) {
    Configuration configuration =
        Configuration.read(Optional.of(data.resolve("onespace.properties")), Map.of(), Map.of());
    return Onespace.connect(configuration.setup(data), OpenOptions.USUAL);
  }

  private static String first(Onespace node) {
    return node.search(Query.words("two about refunds")).hits().getFirst().item().id().value();
  }
}
