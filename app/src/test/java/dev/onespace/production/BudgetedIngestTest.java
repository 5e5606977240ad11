package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.ingest.IngestOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an ingest will take is told before anything is sent, and no more is spent than allowed. */
class BudgetedIngestTest {
  private static final Texts TEXTS = new Texts(IngestOptions.BATCH * 3 / 2);

  private Path data = Path.of("");
  private Path items = Path.of("");

  @BeforeEach
  void write(@TempDir Path folder) throws IOException {
    data = folder.resolve("data");
    items = TEXTS.writeTo(folder.resolve("items"));
  }

  @Test
  void an_estimate_sends_and_makes_nothing() throws IOException {
    try (Servers servers = Servers.quick()) {
      servers.configure(data);
      JsonNode estimate = estimate();

      assertThat(estimate.get("vectors").asInt()).isEqualTo(TEXTS.count());
      assertThat(estimate.get("calls").asInt()).isEqualTo(2);
      assertThat(money(estimate)).isPositive();
      assertThat(servers.gemini().log()).isEmpty();
      assertThat(servers.pinecone().indexes()).isEmpty();
      assertThat(CliRun.of(data, "stats").exit()).isEqualTo(CliRun.CANNOT_RUN);
    }
  }

  @Test
  void a_budget_stops_before_it_is_exceeded_and_the_same_command_goes_on_with_more()
      throws IOException {
    WatchedSpace space = WatchedSpace.answering();
    try (Servers servers = Servers.behind(space)) {
      servers.configure(data);
      BigDecimal whole = money(estimate());
      BigDecimal budget = whole.multiply(new BigDecimal("0.9"));

      CliRun stopped = ingest("--budget", budget.toPlainString());
      assertThat(stopped.exit()).as(stopped.said()).isEqualTo(CliRun.STOPPED);
      assertThat(stopped.json().get("stop").toString()).contains("BUDGET");
      BigDecimal spent = money(stopped.json().get("used"));
      assertThat(spent)
          .isPositive()
          .isLessThanOrEqualTo(budget)
          .isEqualByComparingTo(servers.gemini().charged().usd());
      assertThat(space.asked()).isEqualTo(IngestOptions.BATCH);
      assertThat(servers.records("default")).hasSize(IngestOptions.BATCH);

      CliRun rest = ingest("--budget", whole.multiply(BigDecimal.TWO).toPlainString());
      assertThat(rest.exit()).as(rest.said()).isEqualTo(CliRun.OK);
      assertThat(space.asked()).as("none twice").isEqualTo(TEXTS.count());
      assertThat(money(rest.json().get("used")).add(spent))
          .isEqualByComparingTo(servers.gemini().charged().usd());
      assertThat(servers.records("default")).isEqualTo(TEXTS.records());
      assertThat(money(estimate())).as("of what is in by now").isZero();
    }
  }

  private JsonNode estimate() {
    CliRun run = ingest("--estimate");
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    return run.json();
  }

  private CliRun ingest(String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "ingest";
    words[1] = items.toString();
    words[2] = "--json";
    System.arraycopy(more, 0, words, 3, more.length);
    return CliRun.of(data, words);
  }

  private static BigDecimal money(JsonNode of) {
    return new BigDecimal(of.get("usd").asString());
  }
}
