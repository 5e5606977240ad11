package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Generations;
import dev.onespace.catalog.Lack;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Lease;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.generations.GenerationsSpecification;
import dev.onespace.store.sql.SqlGenerations;
import dev.onespace.store.sql.Target;
import dev.onespace.testkit.data.Entries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresGenerationsTest extends GenerationsSpecification {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);
  private static final int ITEMS = 60;
  private static final int PASSES = 10;

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterEach
  void empty() {
    database.empty();
    database.open().write(handle -> handle.execute("truncate serving"));
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @Override
  protected Catalog open(Target target, SpaceIdentity ifNew) {
    return PostgresCatalog.openOrMake(database.open(), target, ifNew);
  }

  @Override
  protected Generations generations() {
    return new SqlGenerations(database.open());
  }

  /** A writer, a filler, a deleter and a switch, all at once. */
  @Test
  void no_item_is_in_the_former_generation_only_and_none_that_was_deleted_in_any()
      throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      Target filled = new Target.Filled(NAME, NAME + "@2", NAME);
      all.add(threads.submit(() -> each(open(new Target.Served(NAME), OLD), "n")));
      all.add(
          threads.submit(
              () -> {
                Catalog filling = open(filled, NEW);
                for (int pass = 0; pass < PASSES; pass++) {
                  each(filling, "n");
                }
              }));
      all.add(
          threads.submit(
              () -> {
                for (int i = 0; i < ITEMS; i += 2) {
                  generations().delete(NAME, new ItemId("n" + i));
                }
              }));
      all.add(
          threads.submit(
              () -> {
                generations().delete(NAME, new ItemId("b"));
                for (int pass = 0; pass < PASSES * ITEMS; pass++) {
                  generations().serve(NAME, 2, false);
                }
              }));
      for (Future<?> each : all) {
        wanted(each);
      }
    }
    Catalog former = open(Target.generation(NAME, 1), OLD);
    Catalog served = open(Target.generation(NAME, 2), NEW);
    assertThat(generations().serve(NAME, 2, false)).isEqualTo(Lack.NOTHING);
    former.forEachItem(
        ITEMS,
        items ->
            assertThat(items)
                .allSatisfy(it -> assertThat(served.item(it.item().id())).isPresent()));
  }

  @Test
  void what_a_dead_run_left_in_a_former_generation_is_not_done_after_rolling_back() {
    PostgresCatalog former =
        PostgresCatalog.openOrMake(database.open(), new Target.Served(NAME), OLD);
    open(new Target.Filled(NAME, NAME + "@2", NAME), NEW);
    Jobs formerJobs = new PostgresJobs(database.open(), former);
    String dead = formerJobs.begin("dead", Duration.ZERO);
    String alive = formerJobs.begin("alive", Duration.ofHours(1));
    formerJobs.offer(dead, List.of(new Jobs.Offer(0, job("left"))), _ -> true);
    formerJobs.offer(alive, List.of(new Jobs.Offer(0, job("awaited"))), _ -> true);

    formerJobs.end(formerJobs.begin("another", Duration.ofHours(1)));
    generations().serve(NAME, 2, true);
    Jobs jobs =
        new PostgresJobs(
            database.open(), PostgresCatalog.open(database.open(), new Target.Served(NAME)));

    assertThat(jobs.end(jobs.begin("node", Duration.ofHours(1))))
        .containsExactly(job("left").content());
    assertThat(formerJobs.take(alive, Jobs.Which.ALL, 10, Duration.ofHours(1)))
        .extracting(Lease::job)
        .containsExactly(job("awaited"));
  }

  private static Job job(String words) {
    return new Job(
        words,
        Optional.empty(),
        MediaType.PLAIN_TEXT,
        words,
        MetadataChange.NONE,
        ContentHash.of(words),
        new Origin.Stdin());
  }

  private static void each(Catalog catalog, String name) {
    for (int i = 0; i < ITEMS; i++) {
      try {
        catalog.put(Entries.texts(name + i, "text"), CHECKPOINT);
      } catch (OnespaceException refused) {
        if (refused.problem().code() != ErrorCode.GONE) {
          throw refused;
        }
      }
    }
  }

  private static void wanted(Future<?> work) throws InterruptedException {
    try {
      work.get();
    } catch (ExecutionException failed) {
      assertThat(failed)
          .cause()
          .isInstanceOfSatisfying(
              OnespaceException.class,
              it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.SWITCHED));
    }
  }
}
