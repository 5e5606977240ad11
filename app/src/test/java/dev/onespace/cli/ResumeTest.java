package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.Onespace;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that is killed goes on where it was, and ends as one that was not. */
class ResumeTest {
  private static final int KILLS = Boolean.getBoolean("onespace.proof") ? 20 : 3;
  private static final long LEAST_MILLIS = 500;
  private static final long LONGEST_SECONDS = 300;

  @Test
  void killed_at_random_moments_it_ends_with_the_same_items_and_passages(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path calm = folder.resolve("calm");
    Instant start = Instant.now();
    finish(CliRun.start(calm, "ingest", items.toString()));
    long millis = Duration.between(start, Instant.now()).toMillis();

    Path killed = folder.resolve("killed");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < KILLS; i++) {
      Process process = CliRun.start(killed, "ingest", items.toString());
      process.waitFor(random.nextLong(LEAST_MILLIS, millis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    finish(CliRun.start(killed, "ingest", items.toString()));

    assertThat(Stored.in(killed)).as("seed " + seed).isEqualTo(Stored.in(calm));
    assertThat(found(killed)).as("seed " + seed).isEqualTo(found(calm));
  }

  @Test
  void the_first_interrupt_finishes_the_batch_and_the_same_command_goes_on(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    appendTexts(items, 20 * IngestOptions.BATCH);
    Path data = folder.resolve("data");
    Process process = CliRun.start(data, "ingest", items.toString());
    while (items(data) == 0) {
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
    }
    process.destroy();
    assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Exit.STOPPED);
    int afterOneBatch = items(data);
    assertThat(afterOneBatch).isGreaterThanOrEqualTo(IngestOptions.BATCH);

    finish(CliRun.start(data, "ingest", items.toString()));
    assertThat(items(data)).isGreaterThan(afterOneBatch);
  }

  /** So many that it cannot be done before it hears of the interrupt. */
  private static void appendTexts(Path items, int count) throws IOException {
    List<String> lines =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "{\"id\":\"more-%s\",\"type\":\"text\",\"text\":\"%s\"}"
                        .formatted(
                            i, "ticket number %s tells of a printer. ".formatted(i).repeat(20)))
            .toList();
    Files.write(items, lines, StandardOpenOption.APPEND);
  }

  @Test
  void a_second_writer_is_told_who_holds_the_folder(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path data = folder.resolve("data");
    try (Onespace holder = Onespace.open(data)) {
      holder.ingest(items.resolveSibling("docs").resolve("size-guide.md"));
      Path told = folder.resolve("told");
      Process second = CliRun.start(data, told, "ingest", items.toString());
      assertThat(second.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(Exit.CANNOT_RUN);
      assertThat(told)
          .content()
          .contains("process " + ProcessHandle.current().pid() + " on ")
          .doesNotContain("\tat ");
      CliRun reader = CliRun.of(data, "stats", "--json");
      assertThat(reader.exit()).isEqualTo(Exit.OK);
    }
  }

  private static void finish(Process ingest) throws InterruptedException {
    assertThat(ingest.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(ingest.exitValue()).isEqualTo(Exit.OK);
  }

  private static int items(Path data) {
    boolean readable = CliRun.of(data, "stats").exit() == Exit.OK;
    return readable ? Stored.in(data).items().size() : 0;
  }

  private static List<String> found(Path data) {
    CliRun run = CliRun.of(data, "search", "the gateway certificate", "--json");
    return run.out().lines().filter(line -> line.contains("\"id\"")).toList();
  }
}
