package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.Onespace;
import dev.onespace.SampleKnowledge;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.store.Access;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An ingest that is killed goes on where it was, and ends as one that was not. */
class ResumeTest {
  private static final int KILLS = Integer.getInteger("onespace.kills", 3);
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
      process.waitFor(random.nextLong(millis / 3, millis), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    finish(CliRun.start(killed, "ingest", items.toString()));

    assertThat(passages(killed)).as("seed " + seed).isEqualTo(passages(calm));
    assertThat(found(killed)).as("seed " + seed).isEqualTo(found(calm));
  }

  @Test
  void a_second_writer_is_told_who_holds_the_folder(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path data = folder.resolve("data");
    try (Onespace holder = Onespace.open(data)) {
      holder.ingest(items.resolveSibling("docs").resolve("size-guide.md"));
      Process second = CliRun.start(data, "ingest", items.toString());
      assertThat(second.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(Exit.CANNOT_RUN);
      CliRun reader = CliRun.of(data, "stats", "--json");
      assertThat(reader.exit()).isEqualTo(Exit.OK);
    }
  }

  private static void finish(Process ingest) throws InterruptedException {
    assertThat(ingest.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(ingest.exitValue()).isEqualTo(Exit.OK);
  }

  private static Map<ItemId, List<String>> passages(Path data) {
    Map<ItemId, List<String>> all = new TreeMap<>();
    Path file = new DataFolder(data).catalog();
    try (var catalog = SqliteCatalog.open(file, "default", Access.READ)) {
      catalog.forEach(
          100,
          entries ->
              entries.forEach(
                  entry ->
                      all.put(
                          entry.item().id(),
                          entry.passages().stream().map(ResumeTest::described).toList())));
    }
    return all;
  }

  private static String described(Passage passage) {
    return "%s %s %s".formatted(passage.facet(), passage.locator(), passage.words());
  }

  private static List<String> found(Path data) {
    CliRun run = CliRun.of(data, "search", "the gateway certificate", "--json");
    return run.out().lines().filter(line -> line.contains("\"id\"")).toList();
  }
}
