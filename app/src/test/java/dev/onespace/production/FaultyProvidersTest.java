package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.gemini.Charge;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.gemini.Logged;
import dev.onespace.testkit.pinecone.FakePinecone.Asked;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Whatever providers do wrong, each item is taken in once, and all that was spent is told. */
class FaultyProvidersTest {
  private static final Texts TEXTS = new Texts(Boolean.getBoolean("onespace.proof") ? 10_000 : 500);
  private static final Texts FEW = new Texts(40);

  private static final double SHARE = 0.05;
  private static final long SEED = 6;
  private static final int MOST_RUNS = 20;
  private static final int LATE = 3;
  private static final int MOST_OF_A_CALL = 100;
  private static final int MOST_BYTES = 20 * 1024 * 1024;

  @Test
  void every_item_is_in_catalog_and_index_once_and_the_money_is_told_to_the_cent(
      @TempDir Path folder) throws IOException {
    Path items = TEXTS.writeTo(folder.resolve("items"));
    Path data = folder.resolve("data");
    try (Servers servers = Servers.quick()) {
      servers.configure(data, "gemini.timeout = 5s");
      goWrong(servers);

      List<CliRun> runs = ingestToTheEnd(data, items);

      assertThat(runs).hasSizeGreaterThan(1); // a day's quota was used up at least once
      requireEachOnce(servers, data);
      requireNothingOverALimit(servers);
      requireEveryKind(servers);
      requireSameMoney(servers, runs);
      requireNothingLeftToDo(servers, data, items);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MONTH_OVER", "UNPAID", "OVER_QUOTA"})
  void pinecone_that_takes_no_more_ends_the_run_and_the_same_command_goes_on_without_embedding(
      dev.onespace.testkit.pinecone.Fault fault, @TempDir Path folder) throws IOException {
    Path items = FEW.writeTo(folder.resolve("items"));
    Path data = folder.resolve("data");
    Servers[] all = new Servers[1];
    WatchedSpace space = new WatchedSpace(1, () -> all[0].pinecone().faults().all(fault));
    space.answer();
    try (Servers servers = Servers.behind(space)) {
      all[0] = servers;
      servers.configure(data);
      CliRun refused = CliRun.of(data, "ingest", items.toString());
      int calls = servers.gemini().log().size();

      assertThat(calls).isPositive();
      assertThat(refused.exit()).as(refused.said()).isEqualTo(CliRun.STOPPED);
      assertThat(refused.out()).contains("added           40");
      assertThat(refused.err()).contains("Pinecone").doesNotContain("\tat ");
      assertThat(servers.records("default")).isEmpty();

      servers.pinecone().faults().over();
      CliRun again = CliRun.of(data, "ingest", items.toString());
      assertThat(again.exit()).as(again.said()).isEqualTo(CliRun.OK);
      assertThat(servers.gemini().log()).hasSize(calls);
      assertThat(servers.records("default")).isEqualTo(FEW.records());
    }
  }

  /**
   * Few calls are made of many texts: of every kind one call goes wrong for sure, then the share.
   */
  private static void goWrong(Servers servers) {
    servers.gemini().faults().nextGood().nextGood(); // the trial of the provider
    for (Fault fault : Fault.values()) {
      servers.gemini().faults().next(fault).nextGood();
    }
    servers.gemini().faults().share(SHARE, SEED, List.of(Fault.values()));
    for (var fault : dev.onespace.testkit.pinecone.Faults.PASSING) {
      servers.pinecone().faults().next(fault);
      servers.pinecone().faults().nextGood();
    }
    servers.pinecone().faults().share(SHARE, SEED);
    servers.pinecone().showAfter(LATE);
  }

  private static List<CliRun> ingestToTheEnd(Path data, Path items) {
    List<CliRun> runs = new ArrayList<>();
    do {
      runs.add(CliRun.of(data, "ingest", items.toString(), "--json"));
      assertThat(runs).as(runs.getLast().said()).hasSizeLessThanOrEqualTo(MOST_RUNS);
    } while (runs.getLast().exit() == CliRun.STOPPED);
    assertThat(runs.getLast().exit()).as(runs.getLast().said()).isEqualTo(CliRun.OK);
    return runs;
  }

  private static void requireEachOnce(Servers servers, Path data) {
    JsonNode stats = CliRun.of(data, "stats", "--json").json();
    assertThat(stats.get("items").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("passages").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("indexed").asInt()).isEqualTo(TEXTS.count());
    assertThat(stats.get("index_current").asBoolean()).isTrue();
    assertThat(stats.get("quarantined").asInt()).isZero();
    assertThat(servers.records("default")).isEqualTo(TEXTS.records());
  }

  private static void requireNothingOverALimit(Servers servers) {
    assertThat(servers.gemini().log())
        .allSatisfy(
            call -> {
              assertThat(call.http()).isIn(0, 200, 429, 500, 502, 503);
              assertThat(call.requests()).isBetween(1, MOST_OF_A_CALL);
              assertThat(call.bytes()).isLessThan(MOST_BYTES);
            });
    // 404: the first look into a namespace that nothing was written to.
    assertThat(servers.pinecone().log())
        .extracting(Asked::status)
        .isSubsetOf(0, 200, 201, 202, 404, 429, 500, 503);
  }

  private static void requireEveryKind(Servers servers) {
    assertThat(servers.gemini().log().stream().flatMap(call -> call.fault().stream()))
        .contains(Fault.values());
    assertThat(servers.pinecone().log()).extracting(Asked::status).contains(0, 429, 500, 503);
  }

  /** What was answered is charged exactly; what was lost, no more than is told of it. */
  private static void requireSameMoney(Servers servers, List<CliRun> runs) {
    List<JsonNode> used = runs.stream().map(run -> run.json().get("used")).toList();
    List<Logged> log = servers.gemini().log();
    List<Logged> answered = log.stream().filter(FaultyProvidersTest::isAnswered).toList();
    List<Logged> lost = log.stream().filter(FaultyProvidersTest::isLost).toList();
    BigDecimal money = money(used, "usd");

    assertThat(money)
        .isPositive()
        .isEqualByComparingTo(charged(log, FaultyProvidersTest::isAnswered));
    assertThat(count(used, "calls")).isEqualTo(answered.size());
    assertThat(count(used, "vectors"))
        .isEqualTo(answered.stream().mapToLong(Logged::requests).sum());
    assertThat(count(used, "lost_calls")).isEqualTo(lost.size());
    assertThat(count(used, "refused_calls")).isEqualTo(log.size() - answered.size() - lost.size());
    assertThat(servers.gemini().charged().usd())
        .isBetween(money, money.add(money(used, "lost_usd")));
  }

  private static boolean isLost(Logged call) {
    return call.http() == 0 || call.fault().filter(Fault.CUT_IN_ANSWER::equals).isPresent();
  }

  private static boolean isAnswered(Logged call) {
    return call.http() == 200 && !isLost(call);
  }

  private static BigDecimal charged(List<Logged> log, Predicate<Logged> which) {
    return log.stream().filter(which).map(Logged::charge).reduce(Charge.NONE, Charge::plus).usd();
  }

  private static BigDecimal money(List<JsonNode> used, String field) {
    return used.stream()
        .map(it -> new BigDecimal(it.get(field).asString()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static long count(List<JsonNode> used, String field) {
    return used.stream().mapToLong(it -> it.get(field).asLong()).sum();
  }

  private static void requireNothingLeftToDo(Servers servers, Path data, Path items) {
    int calls = servers.gemini().log().size();
    JsonNode again = CliRun.of(data, "ingest", items.toString(), "--json").json();
    assertThat(again.get("same").asInt()).isEqualTo(TEXTS.count());
    assertThat(again.get("embedded").asInt()).isZero();
    assertThat(servers.gemini().log()).hasSize(calls);
  }
}
