package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import dev.onespace.testkit.postgres.StoppablePostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes take in the same texts while everything they need goes away for a time: the PostgreSQL
 * server is stopped and started, both vendors refuse everything, and one node is killed.
 */
class OutagesTest {
  private static final boolean FULL = Boolean.getBoolean("onespace.proof");
  private static final Texts TEXTS = new Texts(FULL ? 5_000 : 600);
  private static final long AWAY_MILLIS = FULL ? 30_000 : 2_000;
  private static final long LONGEST_SECONDS = FULL ? 900 : 240;
  private static final long LOOK_MILLIS = 20;
  private static final int MOST_RUNS = 5;

  private static final List<Fault> AWAY = List.of(Fault.OVERLOADED, Fault.GATEWAY, Fault.CUT);

  @Test
  void nothing_is_lost_or_doubled_and_the_money_is_that_of_the_log(@TempDir Path folder)
      throws Exception {
    WatchedSpace space = WatchedSpace.answering();
    List<Process> nodes = new ArrayList<>();
    try (StoppablePostgres postgres = StoppablePostgres.start(folder.resolve("pg"));
        Servers servers = Servers.behind(space, postgres.database())) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      for (int i = 0; i < 2; i++) {
        nodes.add(start(servers, folder.resolve("node" + i), items));
      }
      untilItems(nodes, postgres.database(), TEXTS.count() / 10);
      postgres.stop();
      pass(nodes.getFirst(), AWAY_MILLIS);
      postgres.startAgain();
      untilItems(nodes, postgres.database(), TEXTS.count() * 3 / 10);
      vendorsAway(servers, true);
      pass(nodes.getFirst(), AWAY_MILLIS);
      vendorsAway(servers, false);
      untilItems(nodes, postgres.database(), TEXTS.count() / 2);
      nodes.getLast().destroyForcibly();

      requireEnd(nodes.getFirst(), folder.resolve("node0"));
      goOnToTheEnd(folder.resolve("node0"), items);
      requireEachOnce(servers, folder.resolve("node0"));
      requireNothingLeftToDo(servers, folder.resolve("node1"), items);
      assertThat(count(postgres.database(), "count(*) from onespace.job")).isZero();
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(Servers servers, Path node, Path items) throws IOException {
    servers.configure(node, "blobs.folder = " + node.resolveSibling("blobs"));
    return CliRun.start(node, node.resolve("told"), "ingest", items.toString());
  }

  private static void vendorsAway(Servers servers, boolean away) {
    servers.gemini().faults().share(away ? 1 : 0, 1, AWAY);
    servers.pinecone().faults().share(away ? 1 : 0, 1);
  }

  /** Lets time pass in which the process goes on. */
  private static void pass(Process process, long millis) throws InterruptedException {
    assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
  }

  private static void untilItems(List<Process> nodes, Database database, int most)
      throws Exception {
    long looks = TimeUnit.SECONDS.toMillis(LONGEST_SECONDS) / LOOK_MILLIS;
    while (count(database, "count(*) from onespace.item") < most) {
      assertThat(--looks).as("looks left").isPositive();
      assertThat(nodes.getFirst().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static long count(Database database, String what) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet there = statement.executeQuery("select to_regclass('onespace.job_run')")) {
      there.next();
      if (there.getString(1) == null) {
        return 0;
      }
      try (ResultSet counted = statement.executeQuery("select " + what)) {
        counted.next();
        return counted.getLong(1);
      }
    }
  }

  private static void requireEnd(Process node, Path folder) throws Exception {
    assertThat(node.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(node.exitValue())
        .as(Files.readString(folder.resolve("told")))
        .isIn(CliRun.OK, CliRun.STOPPED);
  }

  private static void goOnToTheEnd(Path node, Path items) {
    CliRun run = CliRun.of(node, "ingest", items.toString(), "--json");
    for (int runs = 1; run.exit() == CliRun.STOPPED && runs < MOST_RUNS; runs++) {
      run = CliRun.of(node, "ingest", items.toString(), "--json");
    }
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
  }

  private static void requireEachOnce(Servers servers, Path node) {
    JsonNode stats = CliRun.of(node, "stats", "--json").json();
    assertThat(stats.get("items").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("passages").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("indexed").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("index_current").asBoolean()).isTrue();
    assertThat(servers.pinecone().ids("onespace-768", "default")).isEqualTo(TEXTS.records());
  }

  private static void requireNothingLeftToDo(Servers servers, Path node, Path items) {
    long embedded = servers.embedded();
    CliRun again = CliRun.of(node, "ingest", items.toString(), "--json");
    assertThat(again.exit()).as(again.said()).isEqualTo(CliRun.OK);
    assertThat(again.json().get("same").asInt()).isEqualTo(TEXTS.count());
    assertThat(servers.embedded()).isEqualTo(embedded);
  }
}
