package dev.onespace.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCatalogTest {
  private static final SpaceIdentity SPACE = SqliteCatalogContractTest.SPACE;
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("data").resolve("catalog.db");
  }

  @Test
  void what_was_written_is_there_when_it_is_opened_again() {
    fill("default", "a");
    try (Catalog catalog = SqliteCatalog.open(file, "default", SPACE, Access.READ)) {
      assertThat(catalog.item(new ItemId("a"))).isPresent();
      assertThat(catalog.sequence()).isEqualTo(1);
    }
  }

  @Test
  void collections_of_one_file_know_nothing_of_each_other() {
    fill("one", "a");
    fill("two", "b", "c");
    try (Catalog one = SqliteCatalog.open(file, "one", Access.READ)) {
      assertThat(one.counts().items()).isEqualTo(1);
      assertThat(one.item(new ItemId("b"))).isEmpty();
      assertThat(one.changesAfter(0, 10)).hasSize(1);
    }
  }

  @Test
  void another_space_is_refused_naming_both() {
    fill("default", "a");
    SpaceIdentity other =
        new SpaceIdentity("gemini", RandomData.DIMENSION, new SpaceHash("ffffffffffffffff"));
    assertFails(
        ErrorCode.SPACE_MISMATCH,
        () -> SqliteCatalog.open(file, "default", other, Access.WRITE),
        "local (16 dimensions, hash 0011223344556677)",
        "gemini (16 dimensions, hash ffffffffffffffff)");
    try (SqliteCatalog whatever = SqliteCatalog.open(file, "default", Access.READ)) {
      assertThat(whatever.space()).isEqualTo(SPACE);
    }
  }

  @Test
  void reading_what_is_not_there_makes_nothing() {
    assertFails(
        ErrorCode.NOT_FOUND,
        () -> SqliteCatalog.open(file, "default", SPACE, Access.READ),
        file.toString());
    assertFails(
        ErrorCode.NOT_FOUND,
        () -> SqliteCatalog.open(file, "default", Access.WRITE),
        file.toString());
    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void an_unknown_collection_is_not_found_and_the_others_are_named() {
    fill("tickets", "a");
    assertThatThrownBy(() -> SqliteCatalog.open(file, "tikets", Access.READ))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND);
              assertThat(e.problem().remedy().toString()).contains("tickets");
            });
  }

  @Test
  void a_file_of_something_else_is_called_damaged() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "this is no database, only some text ".repeat(200));
    assertFails(
        ErrorCode.CORRUPT,
        () -> SqliteCatalog.open(file, "default", SPACE, Access.READ),
        file.toString());
  }

  @Test
  void a_catalog_of_a_newer_program_is_left_alone() throws SQLException {
    fill("default", "a");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set version = '999'");
    }
    assertFails(
        ErrorCode.OUTDATED,
        () -> SqliteCatalog.open(file, "default", SPACE, Access.WRITE),
        "version 999");
  }

  @Test
  void a_catalog_of_before_passages_had_a_modality_is_refused_with_what_to_do()
      throws SQLException {
    fill("default", "a");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("update flyway_schema_history set description = 'catalog'");
    }
    for (Access access : Access.values()) {
      assertFails(
          ErrorCode.FORMER,
          () -> SqliteCatalog.open(file, "default", SPACE, access),
          file.toString());
    }
    assertThat(ErrorCode.FORMER.remedy().toString()).contains("ingest", "data folder");
  }

  @Test
  void the_newest_schema_is_that_of_the_last_migration() throws IOException, URISyntaxException {
    URL migrations = SqliteCatalog.class.getClassLoader().getResource(Schema.MIGRATIONS);
    assertThat(migrations).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(migrations.toURI()))) {
      assertThat(files.map(each -> each.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1")))
          .map(Integer::valueOf)
          .contains(Schema.NEWEST)
          .allSatisfy(version -> assertThat(version).isLessThanOrEqualTo(Schema.NEWEST));
    }
  }

  @Test
  void deleted_words_leave_no_trace_in_the_file() throws IOException {
    String secret = "correct-horse-battery-staple";
    try (Catalog catalog = SqliteCatalog.open(file, "default", SPACE, Access.WRITE)) {
      catalog.put(Entries.texts("a", secret), CHECKPOINT);
      catalog.put(Entries.texts("b", "harmless"), CHECKPOINT);
    }
    assertThat(contains(secret)).isTrue();
    try (Catalog catalog = SqliteCatalog.open(file, "default", SPACE, Access.WRITE)) {
      catalog.delete(new ItemId("a"));
    }
    assertThat(contains(secret)).isFalse();
  }

  @Test
  void threads_read_while_one_writes() throws Exception {
    fill("default", "item-0");
    try (Catalog catalog = SqliteCatalog.open(file, "default", SPACE, Access.WRITE);
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> readers =
          IntStream.range(0, 3).<Callable<Integer>>mapToObj(_ -> () -> read(catalog)).toList();
      List<Future<Integer>> reading = readers.stream().map(threads::submit).toList();
      for (int i = 1; i < 100; i++) {
        catalog.put(Entries.texts("item-" + i, "one", "two"), CHECKPOINT);
      }
      for (Future<Integer> each : reading) {
        assertThat(each.get()).isEqualTo(200);
      }
    }
  }

  private static int read(Catalog catalog) {
    int reads = 0;
    for (; reads < 200; reads++) {
      Catalog.Counts counts = catalog.counts();
      assertThat(counts.passages()).isEqualTo(2 * counts.items() - 1);
    }
    return reads;
  }

  private boolean contains(String text) throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path each : files.toList()) {
        if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }

  private void fill(String collection, String... ids) {
    try (Catalog catalog = SqliteCatalog.open(file, collection, SPACE, Access.WRITE)) {
      for (String id : ids) {
        catalog.put(Entries.texts(id, "text of " + id), CHECKPOINT);
      }
    }
  }

  private static void assertFails(ErrorCode code, ThrowingCallable work, String... naming) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code))
        .hasMessageContainingAll(naming);
  }
}
