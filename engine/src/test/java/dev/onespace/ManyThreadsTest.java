package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One open collection in a data folder, used by several threads at once. */
class ManyThreadsTest {
  private static final int ROUNDS = Boolean.getBoolean("onespace.proof") ? 400 : 12;
  private static final int ITEMS = 9;

  @Test
  void threads_that_ingest_delete_search_and_count_end_with_an_index_of_the_catalog(
      @TempDir Path data) throws Exception {
    try (Onespace kb = Onespace.open(data)) {
      ingest(kb, new Random(99));
      inThreads(
          List.of(
              rounds(1, random -> ingest(kb, random)),
              rounds(2, random -> ingest(kb, random)),
              rounds(3, random -> kb.delete(id(random.nextInt(ITEMS)))),
              rounds(4, random -> search(kb, random)),
              rounds(5, random -> search(kb, random)),
              rounds(6, random -> count(kb, random))));

      Stats stats = kb.stats();
      assertThat(stats.indexCurrent()).isTrue();
      assertThat(stats.indexed()).isEqualTo(stats.counts().passages());
      for (int number = 0; number < ITEMS; number++) {
        boolean there = kb.item(id(number)).isPresent();
        assertThat(ids(kb, "machine number " + number).contains(id(number))).isEqualTo(there);
      }
    }
    try (Onespace kb = Onespace.open(data)) {
      assertThat(kb.stats().indexCurrent()).isTrue();
    }
  }

  private interface Round {
    void run(Random random) throws Exception;
  }

  private static Callable<Boolean> rounds(long seed, Round round) {
    return () -> {
      Random random = new Random(seed);
      for (int i = 0; i < ROUNDS; i++) {
        round.run(random);
      }
      return true;
    };
  }

  private static void inThreads(List<Callable<Boolean>> all) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      for (Future<Boolean> each : threads.invokeAll(all)) {
        assertThat(each.get()).isTrue();
      }
    }
  }

  private static void ingest(Onespace kb, Random random) {
    List<Incoming> inputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int number = random.nextInt(ITEMS);
      String text = "the machine number " + number + " was repaired " + random.nextInt(4);
      inputs.add(
          new Incoming.Ready(
              new Input(
                  "test:" + number,
                  Optional.of(id(number)),
                  "machine " + number,
                  new Content.Words(text),
                  Metadata.NONE)));
    }
    IngestReport report =
        kb.ingest(inputs.iterator(), IngestOptions.usual(_ -> true), IngestListener.SILENT);
    assertThat(report.failed()).isEmpty();
    assertThat(report.added() + report.updated() + report.same()).isEqualTo(inputs.size());
  }

  /** Each item once, with what it is called, and a passage of its own. */
  private static void search(Onespace kb, Random random) {
    int number = random.nextInt(ITEMS);
    List<Hit> hits = kb.search(Query.words("machine number " + number)).hits();
    Set<ItemId> seen = new HashSet<>();
    for (Hit hit : hits) {
      assertThat(seen.add(hit.item().id())).isTrue();
      assertThat(hit.item().title()).isEqualTo("machine " + hit.item().id().value().substring(2));
    }
  }

  private static List<ItemId> ids(Onespace kb, String words) {
    return kb.search(Query.words(words).top(ITEMS)).hits().stream()
        .map(hit -> hit.item().id())
        .toList();
  }

  private static void count(Onespace kb, Random random) {
    assertThat(kb.stats().counts().items()).isBetween(0L, (long) ITEMS);
    kb.item(id(random.nextInt(ITEMS)))
        .ifPresent(entry -> assertThat(entry.passages()).isNotEmpty());
    if (random.nextInt(10) == 0) {
      kb.reindex();
    }
  }

  private static ItemId id(int number) {
    return new ItemId("m-" + number);
  }
}
