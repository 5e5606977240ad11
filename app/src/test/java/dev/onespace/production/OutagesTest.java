package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.postgres.PostgresServer.Database;
import dev.onespace.testkit.postgres.StoppablePostgres;
import java.io.IOException;
import java.math.BigDecimal;
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
  private static final long AWAY_MILLIS = 30_000;
  private static final int REFUSED = 4;
  private static final long LONGEST_SECONDS = FULL ? 900 : 240;
  private static final long LOOK_MILLIS = 20;
  private static final int MOST_RUNS = 5;
  private static final int HTTP_OK = 200;
  private static final int HTTP_UNAVAILABLE = 503;

  private static final List<Fault> AWAY = List.of(Fault.OVERLOADED, Fault.GATEWAY, Fault.CUT);
  private static final dev.onespace.testkit.pinecone.Fault PINECONE_AWAY =
      dev.onespace.testkit.pinecone.Fault.UNAVAILABLE;

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
      until(nodes, () -> isToldBy(folder.resolve("node0"), "waiting for PostgreSQL"));
      passInFull(nodes.getFirst());
      postgres.startAgain();
      untilItems(nodes, postgres.database(), TEXTS.count() * 3 / 10);
      servers.gemini().faults().share(1, 1, AWAY);
      servers.pinecone().faults().all(PINECONE_AWAY);
      until(nodes, () -> refusedByGemini(servers) >= REFUSED);
      passInFull(nodes.getFirst());
      servers.gemini().faults().share(0, 1, AWAY);
      untilItems(nodes, postgres.database(), TEXTS.count() / 2);
      nodes.getLast().destroyForcibly().waitFor();
      until(nodes, () -> refusedByPinecone(servers) >= REFUSED);
      servers.pinecone().faults().over();

      requireEnd(nodes.getFirst(), folder.resolve("node0"));
      goOnToTheEnd(folder.resolve("node0"), items);
      requireEachOnce(servers, folder.resolve("node0"));
      requireNothingLeftToDo(servers, folder.resolve("node1"), items);
      assertThat(count(postgres.database(), "count(*) from onespace.job")).isZero();
      requireSameMoney(servers, folder.resolve("node0"));
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  private static Process start(Servers servers, Path node, Path items) throws IOException {
    servers.configure(node, "blobs.folder = " + node.resolveSibling("blobs"));
    return CliRun.start(node, node.resolve("told"), "ingest", items.toString());
  }

  private static long refusedByGemini(Servers servers) {
    return servers.gemini().log().stream().filter(call -> call.http() != HTTP_OK).count();
  }

  private static long refusedByPinecone(Servers servers) {
    return servers.pinecone().log().stream().filter(it -> it.status() == HTTP_UNAVAILABLE).count();
  }

  private static boolean isToldBy(Path node, String words) throws IOException {
    return Files.readString(node.resolve("told")).contains(words);
  }

  /** In the full form it lasts; the process goes on. */
  private static void passInFull(Process process) throws InterruptedException {
    if (FULL) {
      assertThat(process.waitFor(AWAY_MILLIS, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void untilItems(List<Process> nodes, Database database, int least)
      throws Exception {
    until(nodes, () -> count(database, "count(*) from onespace.item") >= least);
  }

  private static void until(List<Process> nodes, Condition condition) throws Exception {
    long looks = TimeUnit.SECONDS.toMillis(LONGEST_SECONDS) / LOOK_MILLIS;
    while (!condition.holds()) {
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
    assertThat(servers.records("default")).isEqualTo(TEXTS.records());
  }

  private static void requireNothingLeftToDo(Servers servers, Path node, Path items) {
    long embedded = servers.embedded();
    CliRun again = CliRun.of(node, "ingest", items.toString(), "--json");
    assertThat(again.exit()).as(again.said()).isEqualTo(CliRun.OK);
    assertThat(again.json().get("same").asInt()).isEqualTo(TEXTS.count());
    assertThat(servers.embedded()).isEqualTo(embedded);
  }

  /**
   * What was settled is what Gemini charges, but for calls it answered when the node that made them
   * was killed: those are charged and stand as unsettled.
   */
  private static void requireSameMoney(Servers servers, Path node) {
    JsonNode spent = CliRun.of(node, "stats", "--spend", "--json").json();
    List<BigDecimal> charges =
        servers.gemini().log().stream()
            .filter(call -> call.http() == HTTP_OK)
            .map(call -> call.charge().usd())
            .sorted()
            .toList();
    int killed = charges.size() - (int) sum(spent, "calls");
    BigDecimal unbooked = servers.gemini().charged().usd().subtract(money(spent, "usd"));
    assertThat(killed).isBetween(0, (int) sum(spent, "unsettled_calls"));
    assertThat(unbooked)
        .isBetween(
            sum(charges.subList(0, killed)),
            sum(charges.subList(charges.size() - killed, charges.size())));
    assertThat(servers.gemini().charged().usd()).isLessThanOrEqualTo(money(spent, "most_usd"));
    assertThat(sum(spent, "lost_calls")).isLessThanOrEqualTo(cut(servers));
    if (FULL) {
      System.out.printf(
          "%d texts: %d calls answered for %s USD, %s USD booked, %d of them of the killed node; %d"
              + " refused%n",
          TEXTS.count(),
          charges.size(),
          servers.gemini().charged().usd(),
          money(spent, "usd"),
          killed,
          refusedByGemini(servers));
    }
  }

  private static long cut(Servers servers) {
    return servers.gemini().log().stream().filter(call -> call.http() == 0).count();
  }

  private static long sum(JsonNode spent, String field) {
    long sum = 0;
    for (JsonNode day : spent.get("days")) {
      sum += day.get(field).asLong();
    }
    return sum;
  }

  private static BigDecimal sum(List<BigDecimal> charges) {
    return charges.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal money(JsonNode of, String field) {
    return new BigDecimal(of.get(field).asString());
  }
}
