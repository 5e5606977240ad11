package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** From a folder to servers, and there from one space to another and back, command by command. */
class MovingBetweenProfilesTest {
  /** One batch and a half, so that there is a middle to stop in. */
  private static final Texts TEXTS = new Texts(48);

  private static final int ITEMS = TEXTS.count() + 1;
  private static final String QUESTION = Texts.text(7);
  private static final Pattern MONEY = Pattern.compile("([0-9.]+) USD");

  @TempDir private Path folder;

  @Test
  void a_collection_moves_to_servers_and_there_to_another_space_and_back() throws IOException {
    WatchedSpace space = WatchedSpace.answering();
    try (Servers servers = Servers.behind(space)) {
      Path embedded = folder.resolve("embedded");
      Path there = folder.resolve("there");
      configure(servers, there, "local");
      ok(embedded, "ingest", items().toString());
      List<String> found = found(embedded);

      migrates(embedded, there);
      assertThat(found(there)).isEqualTo(found);
      assertThat(servers.gemini().log()).as("nothing was embedded").isEmpty();

      BigDecimal money = estimated(there);
      assertThat(servers.gemini().log()).as("nothing was sent").isEmpty();

      fills(there, money, space);
      assertThat(found(there)).as("the former serves meanwhile").isEqualTo(found);
      compares(there);
      switches(servers, there, found);
    }
  }

  private void configure(Servers servers, Path there, String space) throws IOException {
    servers.configure(
        there,
        "space = " + space,
        "blobs.folder = " + folder.resolve("blobs"),
        "gemini.price.text = 200");
  }

  /** The texts and a picture. */
  private Path items() throws IOException {
    Path items = TEXTS.writeTo(folder.resolve("items"));
    Files.copy(
        SampleKnowledge.HOME.resolve("images/photo-bear.jpg"), items.resolveSibling("bear.jpg"));
    String picture =
        JsonMapper.shared().writeValueAsString(Map.of("id", "bear", "path", "bear.jpg"));
    return Files.writeString(items, picture + "\n", StandardOpenOption.APPEND);
  }

  private static CliRun ok(Path data, String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    return run;
  }

  private static List<String> found(Path data, String... more) {
    List<String> words = new ArrayList<>(List.of("search", QUESTION, "--json"));
    words.addAll(List.of(more));
    List<String> ids =
        ok(data, words.toArray(String[]::new))
            .json()
            .get("hits")
            .valueStream()
            .map(hit -> hit.get("id").asString())
            .toList();
    assertThat(ids).first().isEqualTo(Texts.id(7));
    return ids;
  }

  private static void migrates(Path from, Path there) {
    String to = there.resolve("onespace.properties").toString();
    assertThat(ok(from, "migrate", "--to", to, "--json").json().get("copied").asInt())
        .isEqualTo(ITEMS);
    var again = ok(from, "migrate", "--to", to, "--json").json();
    assertThat(again.get("copied").asInt()).isZero();
    assertThat(again.get("same").asInt()).isEqualTo(ITEMS);
  }

  private static BigDecimal estimated(Path there) {
    String told = ok(there, "reembed", "--space", "gemini", "--estimate").out();
    assertThat(told).contains("nothing was sent");
    Matcher money = MONEY.matcher(told);
    assertThat(money.find()).as(told).isTrue();
    return new BigDecimal(money.group(1));
  }

  /** Stopped by its budget after the first batch, and gone on with. */
  private static void fills(Path there, BigDecimal money, WatchedSpace space) {
    CliRun tiny = CliRun.of(there, "reembed", "--space", "gemini", "--budget", "0.0001");
    assertThat(tiny.exit()).as(tiny.said()).isEqualTo(CliRun.STOPPED);
    assertThat(tiny.err()).contains("BUDGET");
    assertThat(space.asked()).isZero();

    String most = money.multiply(new BigDecimal("0.9")).toPlainString();
    CliRun poor = CliRun.of(there, "reembed", "--space", "gemini", "--budget", most);
    assertThat(poor.exit()).as(poor.said()).isEqualTo(CliRun.STOPPED);
    assertThat(space.asked()).as(poor.said()).isBetween(1, TEXTS.count() - 1);

    ok(
        there,
        "reembed",
        "--space",
        "gemini",
        "--budget",
        money.multiply(BigDecimal.TWO).toString());
    assertThat(space.asked()).as("none twice").isEqualTo(TEXTS.count());
    assertThat(ok(there, "reembed").out().lines())
        .satisfiesExactly(
            first ->
                assertThat(first).startsWith("* generation 1: local").contains(ITEMS + " items"),
            second ->
                assertThat(second).startsWith("  generation 2: gemini").contains(ITEMS + " items"));
  }

  private void compares(Path there) throws IOException {
    Path labels = Files.createDirectories(folder.resolve("labels"));
    String query =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "id", "q-1",
                    "kind", "half_of_a_text",
                    "modality", "text",
                    "text", Texts.text(3).substring(0, 60),
                    "target_type", "text",
                    "relevant", List.of(Texts.id(3)),
                    "relevance", "exact"));
    Files.writeString(labels.resolve("queries.jsonl"), query + "\n");
    assertThat(ok(there, "reembed", "--compare", labels.toString()).out())
        .containsPattern("half_of_a_text +1 +1\\.000 +1\\.000")
        .contains("gen. 1 serves: local")
        .contains("gen. 2: gemini");
  }

  private void switches(Servers servers, Path there, List<String> before) throws IOException {
    assertThat(ok(there, "reembed", "--switch").out()).contains("generation 2 serves: gemini");
    assertThat(found(there)).as("no edit of the configuration is needed").isNotEmpty();
    configure(servers, there, "gemini");
    assertThat(found(there)).isNotEmpty();

    assertThat(ok(there, "reembed", "--roll-back").out()).contains("generation 1 serves: local");
    assertThat(found(there)).isEqualTo(before);
  }
}
