package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the report of an ingest says was embedded is what that ingest bought. */
class ResumedIngestTest {
  private static final Texts TEXTS = new Texts(300);
  private static final int KILLED_AT = 150;
  private static final long LONGEST_SECONDS = 180;

  /** Vectors with which each ingest tries Gemini before the first text. */
  private static final int TRIED = 5;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void what_a_killed_run_bought_is_told_as_the_same_and_not_as_bought_again() throws Exception {
    Process[] killed = new Process[1];
    WatchedSpace space = new WatchedSpace(KILLED_AT, () -> killed[0].destroyForcibly());
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      Path data = folder.resolve("data");
      servers.configure(data);
      killed[0] = CliRun.start(data, data.resolve("told"), "ingest", items.toString());
      space.answer();
      assertThat(killed[0].waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();

      CliRun run = CliRun.of(data, "ingest", items.toString(), "--json");

      assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
      JsonNode report = run.json();
      long embedded = report.get("embedded").asLong();
      long same = report.get("same").asLong();
      assertThat(embedded).isPositive().isLessThan(TEXTS.count());
      assertThat(embedded + TRIED).isEqualTo(report.at("/used/vectors").asLong());
      assertThat(report.get("added").asLong()).isEqualTo(embedded);
      assertThat(same).isEqualTo(TEXTS.count() - embedded);
      assertThat(servers.embedded() - (embedded + TRIED))
          .as("bought by the killed run, and at most one batch of it lost")
          .isBetween(same + TRIED, same + TRIED + Ingest.AT_ONCE * IngestOptions.BATCH);
      assertThat(report.get("embedded_by_others").asLong()).isZero();
    } finally {
      killed[0].destroyForcibly();
    }
  }

  @Test
  void what_another_node_bought_is_told_apart() throws Exception {
    WatchedSpace space = new WatchedSpace(Integer.MAX_VALUE, () -> {});
    Process other = null;
    try (Servers servers = Servers.behind(space)) {
      Path items = TEXTS.writeTo(folder.resolve("items"));
      Path blobs = folder.resolve("blobs");
      for (String node : new String[] {"one", "two"}) {
        servers.configure(folder.resolve(node), "blobs.folder = " + blobs);
      }
      Path told = folder.resolve("one").resolve("told");
      other = CliRun.start(folder.resolve("one"), told, "ingest", items.toString());
      space.answer();
      CliRun run = CliRun.of(folder.resolve("two"), "ingest", items.toString(), "--json");
      assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
      assertThat(other.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();

      JsonNode report = run.json();
      long embedded = report.get("embedded").asLong();
      assertThat(embedded + tried(report)).isEqualTo(report.at("/used/vectors").asLong());
      assertThat(report.get("added").asLong())
          .isEqualTo(
              embedded
                  - report.get("embedded_for_others").asLong()
                  + report.get("embedded_by_others").asLong());
      assertThat(report.get("added").asLong() + report.get("same").asLong())
          .isEqualTo(TEXTS.count());
    } finally {
      if (other != null) {
        other.destroyForcibly();
      }
    }
  }

  /** Where nothing was left to embed, Gemini was not tried. */
  private static long tried(JsonNode report) {
    return report.at("/used/vectors").asLong() == 0 ? 0 : TRIED;
  }
}
