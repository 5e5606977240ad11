package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest {
  private static final Password SECRET = new Password("hunter2");

  @SuppressWarnings("NullAway.Init")
  private PostgresServer.Database fresh;

  @BeforeEach
  void makeADatabase() {
    fresh = PostgresServer.freshDatabase();
  }

  @Test
  void a_password_is_never_printed() {
    assertThat(settings(fresh.url()).toString()).contains("***").doesNotContain("hunter2");
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    assertFails(ErrorCode.USAGE, () -> settings("jdbc:mysql://localhost/x"), "jdbc:postgresql:");
    assertFails(
        ErrorCode.USAGE,
        () -> new PostgresSettings(fresh.url(), "postgres", SECRET, 0, "onespace"),
        "pool of 0");
    assertFails(
        ErrorCode.USAGE,
        () -> new PostgresSettings(fresh.url(), "postgres", SECRET, 1, "a;b"),
        "a;b");
    assertFails(
        ErrorCode.USAGE,
        () -> PostgresDatabase.open(settings("jdbc:postgresql://host:what/x"), Access.READ),
        "no URL");
  }

  @Test
  void a_server_that_is_not_there_is_unavailable() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://localhost:%s/x".formatted(port);
    assertThatThrownBy(() -> PostgresDatabase.open(settings(url), Access.READ))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("localhost:" + port);
  }

  @Test
  void a_password_in_the_url_is_refused_and_kept_secret() {
    assertThatThrownBy(() -> settings("jdbc:postgresql://localhost/x?password=hunter2"))
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_database_that_is_not_there_is_told_with_how_to_make_it() {
    String url = fresh.url().replaceAll("/[a-z_0-9]+$", "/nowhere");
    assertThatThrownBy(() -> PostgresDatabase.open(settings(url), Access.WRITE))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
              assertThat(e.problem().cause()).contains("nowhere");
              assertThat(e.problem().remedy().toString()).contains("CREATE DATABASE");
            });
  }

  @Test
  void an_unknown_user_or_one_without_rights_is_unauthorized() {
    PostgresSettings nobody = new PostgresSettings(fresh.url(), "nobody_here", SECRET);
    assertFails(
        ErrorCode.UNAUTHORIZED, () -> PostgresDatabase.open(nobody, Access.READ), "nobody_here");
    PostgresServer.execute("create role guest_%d login".formatted(fresh.url().hashCode() >>> 1));
    PostgresSettings guest =
        new PostgresSettings(fresh.url(), "guest_" + (fresh.url().hashCode() >>> 1), SECRET);
    assertFails(ErrorCode.UNAUTHORIZED, () -> PostgresDatabase.open(guest, Access.WRITE), "guest");
  }

  @Test
  void reading_an_empty_database_makes_nothing() {
    PostgresSettings settings = settings(fresh.url());
    assertFails(
        ErrorCode.NOT_FOUND, () -> PostgresDatabase.open(settings, Access.READ), "onespace");
    assertFails(
        ErrorCode.NOT_FOUND, () -> PostgresDatabase.open(settings, Access.READ), "onespace");
  }

  @Test
  void tables_of_a_newer_program_are_left_alone() {
    PostgresSettings settings = settings(fresh.url());
    try (PostgresDatabase database = PostgresDatabase.open(settings, Access.WRITE)) {
      database.write(
          handle ->
              handle.execute(
                  "update flyway_schema_history set version = '999' where version = '1.1'"));
    }
    assertFails(ErrorCode.OUTDATED, () -> PostgresDatabase.open(settings, Access.WRITE), "999");
  }

  @Test
  void tables_of_before_passages_had_a_modality_are_refused_with_what_to_do() {
    PostgresSettings settings = settings(fresh.url());
    try (PostgresDatabase database = PostgresDatabase.open(settings, Access.WRITE)) {
      database.write(
          handle ->
              handle.execute(
                  "update flyway_schema_history set description = 'catalog' where version = '1'"));
    }
    for (Access access : Access.values()) {
      assertFails(
          ErrorCode.FORMER, () -> PostgresDatabase.open(settings, access), "schema 'onespace'");
    }
  }

  @Test
  void a_program_that_was_running_writes_no_more_once_a_newer_one_changed_the_tables() {
    PostgresSettings settings = settings(fresh.url());
    try (PostgresDatabase former = PostgresDatabase.open(settings, Access.WRITE);
        PostgresCatalog catalog = PostgresCatalog.open(former, "a", TestDatabase.SPACE)) {
      upgrade(former);
      assertFails(
          ErrorCode.OUTDATED,
          () -> catalog.delete(new ItemId("b")),
          "newer Onespace",
          "since this began");
      assertThat(catalog.counts().items()).as("reading goes on").isZero();
    }
  }

  @Test
  void what_a_newer_program_took_away_is_told_as_that() {
    try (PostgresDatabase former = PostgresDatabase.open(settings(fresh.url()), Access.WRITE)) {
      assertFails(
          ErrorCode.OUTDATED,
          () -> former.read(handle -> handle.execute("select taken_away from item")),
          "taken_away",
          "not those that this program knows");
    }
  }

  /** As the migration of a newer program does. */
  private static void upgrade(PostgresDatabase database) {
    database.write(
        handle ->
            handle.execute(
                """
                insert into flyway_schema_history (installed_rank, version, description, type,
                  script, installed_by, execution_time, success)
                values (999, '999', 'newer', 'SQL', 'V999__newer.sql', 'postgres', 0, true)
                """));
  }

  @Test
  void nodes_that_start_at_once_make_the_tables_once() throws Exception {
    PostgresSettings settings = settings(fresh.url());
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<PostgresDatabase>> opening = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        opening.add(threads.submit(() -> PostgresDatabase.open(settings, Access.WRITE)));
      }
      for (Future<PostgresDatabase> each : opening) {
        each.get().close();
      }
    }
    try (PostgresDatabase database = PostgresDatabase.open(settings, Access.READ)) {
      assertThat(PostgresCatalog.collections(database)).isEmpty();
    }
  }

  @Test
  void two_schemas_of_one_database_know_nothing_of_each_other() {
    PostgresSettings other =
        new PostgresSettings(fresh.url(), fresh.user(), SECRET, 2, "other_tenant");
    try (PostgresDatabase one = PostgresDatabase.open(settings(fresh.url()), Access.WRITE);
        PostgresDatabase two = PostgresDatabase.open(other, Access.WRITE)) {
      PostgresCatalog.open(one, "a", TestDatabase.SPACE).close();
      assertThat(PostgresCatalog.collections(one)).containsExactly("a");
      assertThat(PostgresCatalog.collections(two)).isEmpty();
    }
  }

  @Test
  void all_migrations_are_known() throws Exception {
    List<String> versions = new ArrayList<>();
    for (String folder : List.of(Schema.SHARED, Schema.OWN)) {
      URI migrations =
          Objects.requireNonNull(Schema.class.getClassLoader().getResource(folder)).toURI();
      try (Stream<Path> files = Files.list(Path.of(migrations))) {
        files
            .map(each -> each.getFileName().toString().replaceAll("^V(.+)__.*", "$1"))
            .map(version -> version.replace('_', '.'))
            .forEach(versions::add);
      }
    }
    assertThat(Schema.KNOWN).containsExactlyInAnyOrderElementsOf(versions);
  }

  private PostgresSettings settings(String url) {
    return new PostgresSettings(url, fresh.user(), SECRET);
  }

  private static void assertFails(ErrorCode code, ThrowingCallable work, String... naming) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code))
        .hasMessageContainingAll(naming);
  }
}
