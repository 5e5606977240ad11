package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.testkit.fuzz.Cases;
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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two nodes take in the same items; one is killed, the other does what is left. */
class TwoNodesTest {
  private static final Texts TEXTS = new Texts(500);

  /** Of a node that is killed, what it was embedding is embedded again. */
  private static final int UNDER_WAY = Ingest.AT_ONCE * IngestOptions.BATCH;

  private static final long LONGEST_SECONDS = 180;
  private static final long LOOK_MILLIS = 10;

  /** When a node is killed. */
  private enum Moment {
    /** While any of both waits for a vector. */
    EMBEDDING,
    /** While items are written to the catalog. */
    STORING,
    /** While the index follows. */
    INDEXING
  }

  @Test
  void one_is_killed_and_nothing_is_lost_or_doubled(@TempDir Path folder) {
    Cases.of(2, 10).check(seed -> killed(seed, folder.resolve("s" + Long.toHexString(seed))));
  }

  private static void killed(long seed, Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
    int nth = random.nextInt(TEXTS.count() / 10, TEXTS.count() * 3 / 4);
    int killed = random.nextInt(2);
    List<Process> nodes = new ArrayList<>();
    Runnable kill = () -> nodes.get(killed).destroyForcibly();
    WatchedSpace space =
        new WatchedSpace(moment == Moment.EMBEDDING ? nth : Integer.MAX_VALUE, kill);
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      for (int i = 0; i < 2; i++) {
        nodes.add(start(servers, folder.resolve("node" + i), items));
      }
      until(nodes, () -> count(servers, "count(distinct node) from onespace.job") == 2);
      space.answer();
      switch (moment) {
        case EMBEDDING -> {}
        case STORING -> {
          until(nodes, () -> count(servers, "count(*) from onespace.item") >= nth);
          kill.run();
        }
        case INDEXING -> {
          until(
              nodes,
              () ->
                  servers.pinecone().log().stream()
                      .anyMatch(it -> it.route().endsWith("/vectors/upsert")));
          kill.run();
        }
      }
      requireEnd(nodes, killed, folder);
      requireEachOnce(servers, folder.resolve("node" + (1 - killed)));
      assertThat(space.asked())
          .as("%s at %d", moment, nth)
          .isBetween(TEXTS.count(), TEXTS.count() + UNDER_WAY);
      requireNothingLeftToDo(servers, folder.resolve("node" + killed), items, space);
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  /** Originals are shared; all else of a node is its own. */
  private static Process start(Servers servers, Path node, Path items) throws IOException {
    servers.configure(node, "blobs.folder = " + node.resolveSibling("blobs"));
    return CliRun.start(node, node.resolve("told"), "ingest", items.toString());
  }

  private interface Condition {
    boolean holds() throws SQLException;
  }

  private static void until(List<Process> nodes, Condition condition) throws Exception {
    long looks = TimeUnit.SECONDS.toMillis(LONGEST_SECONDS) / LOOK_MILLIS;
    while (!condition.holds()) {
      assertThat(--looks).as("looks left").isPositive();
      nodes.getFirst().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static long count(Servers servers, String what) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                servers.database().url(),
                servers.database().user(),
                servers.database().password());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select to_regclass('onespace.job') is not null and to_regclass('onespace.item')"
                    + " is not null")) {
      rows.next();
      if (!rows.getBoolean(1)) {
        return 0;
      }
      try (ResultSet counted = statement.executeQuery("select " + what)) {
        counted.next();
        return counted.getLong(1);
      }
    }
  }

  private static void requireEnd(List<Process> nodes, int killed, Path folder) throws Exception {
    for (int i = 0; i < 2; i++) {
      assertThat(nodes.get(i).waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    int other = 1 - killed;
    assertThat(nodes.get(other).exitValue())
        .as(Files.readString(folder.resolve("node" + other).resolve("told")))
        .isEqualTo(CliRun.OK);
  }

  private static void requireEachOnce(Servers servers, Path node) {
    JsonNode stats = CliRun.of(node, "stats", "--json").json();
    assertThat(stats.get("items").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("indexed").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("index_current").asBoolean()).isTrue();
    assertThat(servers.records("default")).isEqualTo(TEXTS.records());
  }

  /** Also for the node that was killed. */
  private static void requireNothingLeftToDo(
      Servers servers, Path node, Path items, WatchedSpace space) throws SQLException {
    assertThat(count(servers, "count(*) from onespace.job")).isZero();
    int asked = space.asked();
    CliRun again = CliRun.of(node, "ingest", items.toString(), "--json");
    assertThat(again.exit()).as(again.said()).isEqualTo(CliRun.OK);
    assertThat(again.json().get("same").asInt()).isEqualTo(TEXTS.count());
    assertThat(space.asked()).isEqualTo(asked);
    assertThat(count(servers, "count(*) from onespace.job")).isZero();
  }
}
