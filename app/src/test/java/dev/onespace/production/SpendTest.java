package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is spent is known after crashes, over all nodes, and is no more than was allowed. */
class SpendTest {
  private static final Texts TEXTS = new Texts(300);
  private static final long LONGEST_SECONDS = 180;
  private static final long LOOK_MILLIS = 10;

  /** Vectors of the texts with which doctor tries Gemini. */
  private static final int TRIED = 5;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void a_node_that_is_killed_within_a_call_leaves_it_unsettled_and_nothing_is_told_too_low()
      throws Exception {
    List<Process> nodes = new ArrayList<>();
    WatchedSpace space = new WatchedSpace(Integer.MAX_VALUE, () -> {});
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      nodes.add(node(servers, 0, "ingest", items.toString()));
      nodes.add(node(servers, 1, "ingest", items.toString()));
      untilBothCall(servers, nodes);
      nodes.getFirst().destroyForcibly().waitFor();
      space.answer();
      end(nodes);
      assertThat(nodes.getLast().exitValue()).as(told(1)).isEqualTo(CliRun.OK);

      JsonNode spent = spent();
      BigDecimal charged = servers.gemini().charged().usd();
      assertThat(money(spent, "most_usd")).isGreaterThanOrEqualTo(charged);
      assertThat(money(spent, "usd")).isPositive().isLessThanOrEqualTo(charged);
      JsonNode day = spent.get("days").get(0);
      assertThat(day.get("unsettled_calls").asInt()).isPositive();
      assertThat(money(spent, "usd").add(money(day, "unsettled_usd")).add(money(day, "lost_usd")))
          .isEqualByComparingTo(money(spent, "most_usd"));
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void without_a_lost_answer_it_is_what_gemini_charges_questions_and_trials_included()
      throws Exception {
    WatchedSpace space = WatchedSpace.answering();
    List<Process> nodes = new ArrayList<>();
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      nodes.add(node(servers, 0, "ingest", items.toString()));
      nodes.add(node(servers, 1, "ingest", items.toString()));
      end(nodes);
      assertThat(CliRun.of(folder.resolve("node0"), "search", "what does it cost").exit())
          .isEqualTo(CliRun.OK);
      assertThat(CliRun.of(folder.resolve("node1"), "doctor").said()).contains("gemini");

      JsonNode spent = spent();
      assertThat(money(spent, "usd"))
          .isEqualByComparingTo(money(spent, "most_usd"))
          .isEqualByComparingTo(servers.gemini().charged().usd());
      assertThat(spent.get("days"))
          .extracting(day -> day.get("collection").asString())
          .as("what doctor tries is for no collection")
          .containsExactly("-", "default");
      JsonNode day = spent.get("days").get(1);
      assertThat(day.get("day").asString()).isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
      assertThat(day.get("space").asString()).isEqualTo("gemini-embedding-2/768");
      assertThat(day.get("vectors").asLong() + TRIED).isEqualTo(servers.embedded());
      assertThat(
              day.get("tokens").get("text").asLong()
                  + spent.get("days").get(0).get("tokens").get("text").asLong())
          .isEqualTo(servers.gemini().charged().text());
      assertThat(CliRun.of(folder.resolve("node0"), "stats", "--spend").out())
          .contains("gemini-embedding-2/768", " vectors in ", " USD");
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void a_budget_counts_what_every_node_spends() throws Exception {
    WatchedSpace space = new WatchedSpace(Integer.MAX_VALUE, () -> {});
    List<Process> nodes = new ArrayList<>();
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      servers.configure(folder.resolve("estimate"));
      JsonNode estimate =
          CliRun.of(folder.resolve("estimate"), "ingest", items.toString(), "--estimate", "--json")
              .json();
      String budget = money(estimate, "usd").multiply(new BigDecimal("0.6")).toPlainString();
      nodes.add(node(servers, 0, "ingest", items.toString(), "--budget", budget));
      nodes.add(node(servers, 1, "ingest", items.toString(), "--budget", budget));
      space.answer();
      end(nodes);
      for (int i = 0; i < nodes.size(); i++) {
        assertThat(nodes.get(i).exitValue()).as(told(i)).isEqualTo(CliRun.STOPPED);
        assertThat(told(i)).contains("BUDGET");
      }
      assertThat(servers.gemini().charged().usd())
          .isPositive()
          .isLessThanOrEqualTo(new BigDecimal(budget));
    } finally {
      nodes.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void the_limit_of_a_day_stops_before_a_call_and_the_same_command_goes_on_with_more()
      throws IOException {
    try (Servers servers = Servers.quick()) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      Path data = folder.resolve("node0");
      servers.configure(data, "gemini.daily-limit = 0.0009");
      CliRun stopped = CliRun.of(data, "ingest", items.toString());
      assertThat(stopped.exit()).as(stopped.said()).isEqualTo(CliRun.STOPPED);
      assertThat(stopped.err())
          .contains("QUOTA", "of the 0.0009 USD of a day are spent", "midnight (UTC)");
      assertThat(servers.gemini().charged().usd())
          .isPositive()
          .isLessThanOrEqualTo(new BigDecimal("0.0009"));
      JsonNode today = spent().get("today");
      assertThat(money(today, "limit_usd")).isEqualByComparingTo("0.0009");

      servers.configure(data, "gemini.daily-limit = 1");
      CliRun rest = CliRun.of(data, "ingest", items.toString());
      assertThat(rest.exit()).as(rest.said()).isEqualTo(CliRun.OK);
      assertThat(money(spent(), "usd")).isEqualByComparingTo(servers.gemini().charged().usd());
    }
  }

  @Test
  void what_a_data_folder_spends_is_written_down_too() throws IOException {
    try (Servers servers = Servers.quick()) {
      Path items = new Texts(10).writeTo(folder.resolve("items"));
      Path data = folder.resolve("node0");
      servers.configure(data, "profile = embedded", "space = gemini");
      assertThat(CliRun.of(data, "ingest", items.toString()).exit()).isEqualTo(CliRun.OK);
      assertThat(CliRun.of(data, "search", "what does it cost").exit()).isEqualTo(CliRun.OK);
      assertThat(money(spent(), "usd")).isEqualByComparingTo(servers.gemini().charged().usd());
    }
  }

  private Process node(Servers servers, int number, String... words) throws IOException {
    Path data = folder.resolve("node" + number);
    servers.configure(data, "blobs.folder = " + folder.resolve("blobs"));
    return CliRun.start(data, data.resolve("told"), words);
  }

  /** Each has a call under way that nobody answers. */
  private static void untilBothCall(Servers servers, List<Process> nodes) throws Exception {
    long looks = TimeUnit.SECONDS.toMillis(LONGEST_SECONDS) / LOOK_MILLIS;
    while (calling(servers) < nodes.size()) {
      assertThat(--looks).as("looks left").isPositive();
      nodes.getFirst().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private static long calling(Servers servers) throws SQLException {
    var database = servers.database();
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select to_regclass('onespace.spend_open') is not null")) {
      row.next();
      if (!row.getBoolean(1)) {
        return 0;
      }
      try (ResultSet counted =
          statement.executeQuery(
              "select count(distinct node) from onespace.spend_open where likely > 100000000")) {
        counted.next();
        return counted.getLong(1);
      }
    }
  }

  private static void end(List<Process> nodes) throws InterruptedException {
    for (Process node : nodes) {
      assertThat(node.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
  }

  private String told(int node) throws IOException {
    return Files.readString(folder.resolve("node" + node).resolve("told"));
  }

  private JsonNode spent() {
    CliRun run = CliRun.of(folder.resolve("node0"), "stats", "--spend", "--json");
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    return run.json();
  }

  private static BigDecimal money(JsonNode of, String field) {
    return new BigDecimal(of.get(field).asString());
  }
}
