package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.IndexFiles;
import dev.onespace.store.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is damaged in one collection hides nothing of another, and is told with its name. */
class DamagedCollectionsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private DataFolder data;

  @BeforeEach
  void fillSome() throws IOException {
    data = new DataFolder(folder.resolve("data"));
    Path text = Files.writeString(folder.resolve("a.txt"), "The gateway certificate expired.");
    for (String name : List.of("rows", "sizes", "numbers", "files", "well")) {
      assertThat(in(name, "ingest", text.toString()).exit()).isEqualTo(Exit.OK);
    }
  }

  @Test
  void each_is_told_by_name_and_what_can_be_mended_is() throws SQLException {
    damage("update item set metadata = '{' where " + of("rows"));
    damage("update passage set vector = x'0000803f' where " + of("sizes"));
    damage("update passage set vector = zeroblob(length(vector)) where " + of("numbers"));
    LuceneIndex.discard(data.index("files"));

    CliRun doctor = in("default", "doctor", "--json");
    assertThat(doctor.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(problem(doctor, "rows", "rows")).contains("damaged items: a-", "cannot be read");
    assertThat(problem(doctor, "sizes", "rows")).contains("1 numbers rather than 384");
    assertThat(problem(doctor, "numbers", "rows")).contains("length 0.000 rather than 1");
    assertThat(problem(doctor, "files", "index")).contains("missing");
    assertThat(of(doctor, "well"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.get("ok").asBoolean()).as(it.toString()).isTrue());

    CliRun mended = in("default", "doctor", "--mend");
    assertThat(mended.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(mended.out()).containsPattern("mended +index +files: built anew");
    assertThat(mended.out()).doesNotContain("well: built anew", "sizes: built anew");
    assertThat(IndexFiles.examine(data.index("sizes")).sound()).as("left alone").isNotEmpty();
    for (String answers : List.of("files", "well")) {
      assertThat(in(answers, "search", "certificate").out()).contains("a.txt");
    }
  }

  @Test
  void an_item_with_damaged_vectors_is_removed_and_taken_in_again() throws SQLException {
    damage("update passage set vector = x'0000803f' where " + of("sizes"));
    JsonNode found = JsonMapper.shared().readTree(in("default", "doctor", "--json").out());
    String remedy =
        found
            .valueStream()
            .filter(it -> !it.get("ok").asBoolean())
            .map(it -> it.get("remedy").asString())
            .findFirst()
            .orElseThrow();
    assertThat(remedy).contains("onespace delete ID", "ingest");
    String id = item("sizes");
    assertThat(in("sizes", "delete", id).exit()).isEqualTo(Exit.OK);
    assertThat(in("sizes", "ingest", folder.resolve("a.txt").toString()).exit()).isEqualTo(Exit.OK);
    assertThat(in("default", "doctor").exit()).isEqualTo(Exit.OK);
  }

  private String item(String collection) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.catalog());
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select name from item where " + of(collection))) {
      row.next();
      return row.getString(1);
    }
  }

  private static String of(String collection) {
    return "collection = (select id from collection where name = '" + collection + "')";
  }

  private void damage(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.catalog());
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate(statement)).isPositive();
    }
  }

  private CliRun in(String collection, String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 2);
    all[words.length] = "--collection";
    all[words.length + 1] = collection;
    return CliRun.of(data.root(), all);
  }

  private static List<JsonNode> of(CliRun doctor, String collection) {
    return JsonMapper.shared()
        .readTree(doctor.out())
        .valueStream()
        .filter(it -> it.path("collection").asString("").equals(collection))
        .toList();
  }

  private static String problem(CliRun doctor, String collection, String check) {
    return of(doctor, collection).stream()
        .filter(it -> it.get("severity").asString().equals("problem"))
        .filter(it -> it.get("check").asString().equals(check))
        .map(it -> it.get("detail").asString())
        .findFirst()
        .orElseThrow(() -> new AssertionError(doctor.out()));
  }
}
