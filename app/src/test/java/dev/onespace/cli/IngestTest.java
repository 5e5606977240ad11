package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a user is told of an ingest, and what it never does unasked. */
class IngestTest {
  @TempDir private Path folder;
  private Path notes;
  private Path data;

  @BeforeEach
  void fourNotes() throws IOException {
    data = folder.resolve("data");
    notes = Files.createDirectory(folder.resolve("notes"));
    write("kettle.txt", "The kettle leaks at its spout.");
    write("grinder.txt", "The grinder is loud in the morning.");
    write("filter.txt", "Filters are changed every two months.");
    write("scale.txt", "The scale shows grams and ounces.");
  }

  @Test
  void aDryRunTellsWhatWouldBeDoneAndDoesNothing() {
    JsonNode rehearsed = json(ingest("--dry-run", "--json"));
    assertThat(rehearsed.get("added").asInt()).isEqualTo(4);
    assertThat(rehearsed.get("dry_run").asBoolean()).isTrue();
    assertThat(data).doesNotExist();

    assertThat(ingest().exit()).isEqualTo(Exit.OK);
    assertThat(json(ingest("--dry-run", "--json")).get("same").asInt()).isEqualTo(4);
  }

  @Test
  void aReportTellsWhatBecameOfEveryInput() throws IOException {
    ingest();
    write("kettle.txt", "The kettle was mended.");
    Files.move(notes.resolve("scale.txt"), notes.resolve("balance.txt"));
    Files.delete(notes.resolve("filter.txt"));
    write("broken.png", "This is no picture.");
    Path file = folder.resolve("report.json");

    CliRun run = ingest("--prune", "--report", file.toString());

    assertThat(run.exit()).isEqualTo(Exit.SOME_FAILED);
    JsonNode report = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(outcomes(report))
        .containsExactlyInAnyOrder(
            "balance.txt renamed", "broken.png failed", "grinder.txt same", "kettle.txt updated");
    JsonNode counts = report.get("counts");
    assertThat(counts.get("updated").asInt()).isEqualTo(1);
    assertThat(counts.get("removed").asInt()).isEqualTo(1);
    assertThat(counts.get("embedded").asInt()).isEqualTo(1);
    JsonNode failed =
        report.get("items").valueStream().filter(it -> it.has("code")).findFirst().orElseThrow();
    assertThat(failed.get("code").asString()).isEqualTo("UNSUPPORTED_TYPE");
    assertThat(failed.get("cause").asString()).isNotBlank();
    assertThat(failed.get("remedy").asString()).isNotBlank();
  }

  /** As a disk that is full at the very first start leaves it. */
  @Test
  void aCatalogThatWasBegunAndNeverFinishedIsFinished() throws IOException {
    Files.createDirectories(data);
    Files.createFile(data.resolve("catalog.db"));
    assertThat(CliRun.of(data, "search", "kettle").exit()).isEqualTo(Exit.CANNOT_RUN);

    assertThat(ingest().exit()).isEqualTo(Exit.OK);
    assertThat(items()).isEqualTo(4);
  }

  @Test
  void pruneRemovesWhatIsGone() throws IOException {
    ingest();
    Files.delete(notes.resolve("kettle.txt"));
    assertThat(ingest().exit()).isEqualTo(Exit.OK);
    assertThat(items()).isEqualTo(4);
    assertThat(ingest("--prune").exit()).isEqualTo(Exit.OK);
    assertThat(items()).isEqualTo(3);
  }

  @Test
  void pruneRefusesWhenFarFewerFilesAreFoundThanLastTime() throws IOException {
    ingest();
    for (String name : new String[] {"kettle.txt", "grinder.txt", "filter.txt"}) {
      Files.delete(notes.resolve(name));
    }
    CliRun refused = ingest("--prune");
    assertThat(refused.exit()).isEqualTo(Exit.SOME_FAILED);
    assertThat(refused.err()).contains("3 of 4 items are gone").contains("--force");
    assertThat(items()).isEqualTo(4);

    assertThat(ingest("--prune", "--force").exit()).isEqualTo(Exit.OK);
    assertThat(items()).isEqualTo(1);
  }

  @Test
  void whatFailedIsNotTriedAgainUnlessAsked() throws IOException {
    write("torn.txt", "\0\0\0");
    assertThat(json(ingest("--json")).get("failed")).hasSize(1);
    Path page = Files.createDirectory(notes.resolve("pictures"));
    Files.copy(
        SampleKnowledge.HOME.resolve("queries").resolve("q-sync-error.png"),
        page.resolve("whole.png"));
    byte[] whole = Files.readAllBytes(page.resolve("whole.png"));
    Files.write(page.resolve("half.png"), java.util.Arrays.copyOf(whole, whole.length / 2));

    assertThat(json(ingest("--json")).get("failed")).hasSize(2);
    JsonNode again = json(ingest("--json"));
    assertThat(again.get("skipped")).hasSize(1);
    assertThat(again.get("skipped").get(0).get("code").asString()).isEqualTo("DAMAGED");
    assertThat(json(ingest("--json", "--retry-failed")).get("skipped")).isEmpty();
  }

  @Test
  void aLimitIsMetWhereItCanBeAndToldOf() throws IOException {
    write("long.txt", "The kettle leaks again and again. ".repeat(400));
    CliRun run = ingest("--set", "limits.text-tokens=500", "--json");
    assertThat(run.exit()).isEqualTo(Exit.OK);
    assertThat(run.out()).contains("limits.text-tokens");
  }

  @Test
  void allMistakesOfAConfigurationAreToldAtOnce() throws IOException {
    Path config = folder.resolve("wrong.properties");
    Files.writeString(config, "limits.pixels = many\nlimits.colour = red\n");
    CliRun run = ingest("--config", config.toString(), "--set", "limits.item-time=0s");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err())
        .contains("limits.pixels = 'many'")
        .contains("unknown key 'limits.colour'")
        .contains("limits.item-time = '0s'");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(notes.resolve(name), text);
  }

  private CliRun ingest(String... options) {
    String[] words = new String[options.length + 2];
    words[0] = "ingest";
    words[1] = notes.toString();
    System.arraycopy(options, 0, words, 2, options.length);
    return CliRun.of(data, words);
  }

  private int items() {
    return json(CliRun.of(data, "stats", "--json")).get("items").asInt();
  }

  private static java.util.List<String> outcomes(JsonNode report) {
    return report
        .get("items")
        .valueStream()
        .map(
            item ->
                item.get("source").asString().replaceAll(".*/", "")
                    + " "
                    + item.get("outcome").asString())
        .toList();
  }

  private static JsonNode json(CliRun run) {
    return JsonMapper.shared().readTree(run.out());
  }
}
