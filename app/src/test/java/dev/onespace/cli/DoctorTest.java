package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doctor says of a data folder, and what it mends. */
class DoctorTest {
  private static final String TEXT = "The gateway certificate expired on Sunday.";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path inputs;

  @SuppressWarnings("NullAway.Init")
  private DataFolder data;

  @BeforeEach
  void ingest() throws IOException {
    data = new DataFolder(folder.resolve("data"));
    inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(inputs.resolve("gateway.txt"), TEXT);
    Files.writeString(inputs.resolve("kettle.txt"), "Descale the kettle every month.");
    assertThat(run("ingest", inputs.toString()).exit()).isEqualTo(Exit.OK);
  }

  @Test
  void a_sound_installation_and_data_folder_have_no_problem() {
    CliRun doctor = run("doctor", "--full");
    assertThat(doctor.out()).doesNotContain("PROBLEM").doesNotContain("notice");
    assertThat(doctor.out())
        .contains("CPUExecutionProvider")
        .containsPattern("ffmpeg +ffmpeg version")
        .contains("SQLite 3");
    assertThat(doctor.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void an_empty_place_has_no_problem() {
    CliRun doctor = CliRun.of(folder.resolve("nothing"), "doctor");
    assertThat(doctor.exit()).as(doctor.out()).isEqualTo(Exit.OK);
    assertThat(folder.resolve("nothing")).doesNotExist();
  }

  @Test
  void a_damaged_index_is_refused_found_and_mended() throws IOException {
    String before = search();
    flipAByteOfAVector();
    assertRefused(run("search", "certificate"));
    assertThat(problem("index")).contains("damaged");
    CliRun mended = run("doctor", "--mend");
    assertThat(mended.exit()).as(mended.out()).isEqualTo(Exit.OK);
    assertThat(mended.out()).contains("mended").contains("2 items");
    assertThat(search()).isEqualTo(before);
  }

  @Test
  void a_missing_index_is_refused_and_built_anew_by_reindex() {
    String before = search();
    LuceneIndex.discard(data.index("default"));
    assertRefused(run("search", "certificate"));
    assertThat(problem("index")).contains("missing");
    assertThat(run("reindex").out()).isEqualTo("2 items indexed\n");
    assertThat(search()).isEqualTo(before);
  }

  @Test
  void an_index_that_cannot_even_be_opened_is_built_anew_by_reindex() throws IOException {
    String before = search();
    for (Path file : indexFiles()) {
      Files.write(file, new byte[] {1, 2, 3});
    }
    assertRefused(run("search", "certificate"));
    assertRefused(run("ingest", inputs.toString()));
    assertThat(run("reindex").exit()).isEqualTo(Exit.OK);
    assertThat(search()).isEqualTo(before);
    assertThat(run("doctor").exit()).isEqualTo(Exit.OK);
  }

  @Test
  void blobs_that_no_item_uses_and_half_written_files_are_removed() throws IOException {
    FolderBlobs blobs = new FolderBlobs(data.blobs());
    ContentHash orphan = blobs.put(new ByteSource.OfBytes(new byte[] {1, 2, 3}));
    Files.write(data.blobs().resolve("tmp").resolve("half"), new byte[] {1});
    CliRun doctor = run("doctor");
    assertThat(doctor.out()).contains("1 blobs with 3 bytes").contains("half");
    assertThat(doctor.exit()).isEqualTo(Exit.OK);
    assertThat(run("doctor", "--mend").exit()).isEqualTo(Exit.OK);
    assertThat(blobs.get(orphan)).isEmpty();
    assertThat(data.blobs().resolve("tmp")).isEmptyDirectory();
    assertThat(blobs.isSound(ContentHash.of(TEXT))).isTrue();
  }

  @Test
  void a_missing_original_is_a_problem_until_it_is_ingested_again() {
    new FolderBlobs(data.blobs()).delete(ContentHash.of(TEXT));
    assertThat(problem("blobs")).contains("gateway");
    assertThat(run("doctor", "--mend").exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(run("ingest", inputs.toString()).exit()).isEqualTo(Exit.OK);
    assertThat(run("doctor").exit()).isEqualTo(Exit.OK);
  }

  @Test
  void a_damaged_original_is_a_problem() throws IOException {
    var blob = new FolderBlobs(data.blobs()).get(ContentHash.of(TEXT)).orElseThrow();
    Files.writeString(((ByteSource.OfFile) blob).path(), "something else");
    assertThat(problem("blobs")).contains("damaged").contains("gateway");
  }

  @Test
  void inputs_that_failed_are_worth_a_notice() throws IOException {
    Files.write(
        inputs.resolve("cut.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    assertThat(run("ingest", inputs.toString()).exit()).isEqualTo(Exit.SOME_FAILED);
    CliRun doctor = run("doctor");
    assertThat(doctor.out()).contains("1 inputs could not be taken in");
    assertThat(doctor.exit()).isEqualTo(Exit.OK);
  }

  @Test
  void a_damaged_catalog_is_a_problem_that_mending_leaves_alone() throws IOException {
    byte[] bytes = Files.readAllBytes(data.catalog());
    for (int i = 4096; i < bytes.length; i += 7) {
      bytes[i] = 0x55;
    }
    Files.write(data.catalog(), bytes);
    FolderBlobs blobs = new FolderBlobs(data.blobs());
    CliRun doctor = run("doctor", "--mend");
    assertThat(doctor.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(doctor.out()).contains("PROBLEM").contains("Put back a copy");
    assertThat(doctor.out() + doctor.err()).doesNotContain("\tat ");
    assertThat(blobs.isSound(ContentHash.of(TEXT))).isTrue();
  }

  @Test
  void a_collection_of_a_name_that_none_may_have_is_told_and_healed() throws SQLException {
    execute("update collection set name = 'my docs' where name = 'default'");
    execute(
        "insert into collection (name, space_id, dimension, space_hash, last_change)"
            + " select '../x', space_id, dimension, space_hash, 0 from collection");

    CliRun told = run("doctor");
    assertThat(told.exit()).as(told.out()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(told.out())
        .containsPattern("PROBLEM +names +the collection 'my docs' has 2 items")
        .containsPattern("notice +names +there is a collection '../x', which is empty")
        .containsPattern("onespace doctor --mend --data \\S+ gives it another name");

    CliRun mended = run("doctor", "--mend");
    assertThat(mended.exit()).as(mended.out()).isEqualTo(Exit.OK);
    assertThat(mended.out())
        .contains("'my docs' with 2 items is called 'my-docs' now")
        .contains("removed the empty collection '../x'");
    assertThat(run("--collection", "my-docs", "search", "certificate").out())
        .contains("gateway.txt");
    assertThat(run("doctor").exit()).isEqualTo(Exit.OK);
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.catalog());
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  private CliRun run(String... words) {
    return CliRun.of(data.root(), words);
  }

  private String search() {
    CliRun run = run("search", "certificate", "--json");
    assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    JsonNode hits = JsonMapper.shared().readTree(run.out()).get("hits");
    assertThat(hits.get(0).get("title").asString()).isEqualTo("gateway.txt");
    return hits.toString();
  }

  private static void assertRefused(CliRun run) {
    assertThat(run.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(run.err()).contains("onespace reindex").doesNotContain("\tat ");
  }

  /** What the doctor calls a problem under this name. */
  private String problem(String check) {
    CliRun doctor = run("doctor", "--json");
    assertThat(doctor.exit()).as(doctor.out()).isEqualTo(Exit.CANNOT_RUN);
    return JsonMapper.shared()
        .readTree(doctor.out())
        .valueStream()
        .filter(finding -> finding.get("severity").asString().equals("problem"))
        .filter(finding -> finding.get("check").asString().equals(check))
        .map(finding -> finding.get("detail").asString())
        .findFirst()
        .orElseThrow();
  }

  private void flipAByteOfAVector() throws IOException {
    for (Path file : indexFiles()) {
      String name = file.getFileName().toString();
      if (name.endsWith(".cfs") || name.endsWith(".vec")) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
    }
  }

  private List<Path> indexFiles() throws IOException {
    try (Stream<Path> files = Files.list(data.index("default"))) {
      return files.filter(file -> !file.endsWith("write.lock")).toList();
    }
  }
}
