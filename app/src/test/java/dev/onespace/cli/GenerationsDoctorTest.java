package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.production.Servers;
import dev.onespace.store.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The doctor on a data folder whose collection has two generations of two spaces. */
class GenerationsDoctorTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @SuppressWarnings("NullAway.Init")
  private Path data;

  @BeforeEach
  void fillASecondGeneration() throws IOException {
    servers = Servers.quick();
    data = folder.resolve("data");
    configure("local");
    take("invoice", "The invoice of January was paid by bank transfer.");
    ok("reembed", "--space", "gemini");
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  void after_a_switch_both_are_well_and_mending_leaves_what_one_would_roll_back_to()
      throws IOException {
    ok("reembed", "--switch");
    configure("gemini");
    JsonNode found = ok("doctor", "--json").json();
    assertThat(problems(found)).isEmpty();
    assertThat(said(found, 1, "generation")).contains("roll back");
    assertThat(said(found, 1, "index")).contains("holds all 1 passages");
    assertThat(said(found, 2, "index")).contains("holds all 1 passages");
    assertThat(said(found, 2, "space")).contains("one that is set");

    Map<String, Long> before = indexFiles();
    assertThat(ok("doctor", "--mend").out()).doesNotContain("mended");
    assertThat(indexFiles()).isEqualTo(before);

    ok("reembed", "--roll-back");
    configure("local");
    assertThat(ok("search", "invoice", "--json").out()).contains("invoice.txt");
    assertThat(problems(ok("doctor", "--json").json())).isEmpty();
  }

  @Test
  void a_damaged_index_of_the_one_that_does_not_serve_is_found_and_built_from_its_own_rows()
      throws IOException {
    Path index = new DataFolder(data).index("default@2");
    for (Path file : files(index)) {
      Files.write(file, new byte[] {1, 2, 3});
    }
    CliRun doctor = CliRun.of(data, "doctor");
    assertThat(doctor.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(doctor.out()).containsPattern("PROBLEM  index +default, generation 2: damaged");
    assertThat(ok("doctor", "--mend").out())
        .containsPattern("mended   index +default, generation 2: built anew")
        .doesNotContain("default: built anew");
    ok("reembed", "--switch");
    configure("gemini");
    assertThat(ok("search", "invoice", "--json").out()).contains("invoice.txt");
  }

  @Test
  void one_that_lacks_items_is_told_as_being_filled_with_the_command_that_goes_on()
      throws IOException {
    take("toner", "The printer is out of toner.");
    CliRun doctor = ok("doctor");
    assertThat(doctor.out())
        .contains("default, generation 2: does not serve", "1 items are still missing")
        .contains("onespace reembed --space gemini")
        .doesNotContain("PROBLEM");
  }

  private void configure(String space) throws IOException {
    servers.configure(data, "profile = embedded", "space = " + space, "gemini.words = off");
  }

  private void take(String name, String text) throws IOException {
    ok("ingest", Files.writeString(folder.resolve(name + ".txt"), text).toString());
  }

  private CliRun ok(String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isEqualTo(Exit.OK);
    return run;
  }

  private static List<String> problems(JsonNode findings) {
    return findings
        .valueStream()
        .filter(it -> it.get("severity").asString().equals("problem"))
        .map(JsonNode::toString)
        .toList();
  }

  private static String said(JsonNode findings, int generation, String check) {
    return findings
        .valueStream()
        .filter(it -> it.path("generation").asInt(0) == generation)
        .filter(it -> it.get("check").asString().equals(check))
        .map(JsonNode::toString)
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Long> indexFiles() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    for (String name : List.of("default", "default@2")) {
      for (Path file : files(new DataFolder(data).index(name))) {
        sizes.put(name + "/" + file.getFileName(), Files.size(file));
      }
    }
    return sizes;
  }

  private static List<Path> files(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      return files.filter(file -> !file.endsWith("write.lock")).toList();
    }
  }
}
