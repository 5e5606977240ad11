package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Jobs.Progress;
import dev.onespace.jobs.Lease;
import dev.onespace.testkit.data.Entries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresJobsTest {
  private static final Duration LONG = Duration.ofHours(1);

  /** A lease that has run out as it is taken: a node that was killed. */
  private static final Duration OVER = Duration.ZERO;

  private static final String RUN = "run";

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Jobs jobs;

  @BeforeAll
  static void openDatabase() {
    database = new TestDatabase();
  }

  @AfterAll
  static void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void openJobs() {
    jobs = new PostgresJobs(database.open(), database.freshCatalog());
  }

  @Test
  void jobs_come_back_as_they_were_offered_in_their_order() {
    Metadata fields = Entries.metadata("price", "42.10", "day", "2024-01-15");
    String awkward = "nul \0 and \u001a";
    Job odd =
        new Job(
            "file:///" + awkward,
            Optional.of(new ItemId("T-1")),
            ItemType.IMAGE,
            awkward,
            new MetadataChange(fields, Set.of("gone", awkward), true),
            ContentHash.of("bytes"),
            new Origin.File(Optional.of(awkward)));
    assertThat(jobs.offer(RUN, List.of(odd, job("b")))).isEqualTo(2);
    List<Lease> taken = jobs.take(RUN, "node", 10, LONG);
    assertThat(taken).extracting(Lease::job).containsExactly(odd, job("b"));
    assertThat(taken).extracting(Lease::token).containsOnly(1L);
  }

  @Test
  void a_source_is_offered_to_a_run_once() {
    assertThat(jobs.offer(RUN, List.of(job("a"), job("a"), job("b")))).isEqualTo(2);
    assertThat(jobs.offer(RUN, List.of(job("b"), job("c")))).isEqualTo(1);
    assertThat(jobs.offer(RUN, List.of())).isZero();
    assertThat(jobs.offer("other", List.of(job("a")))).isEqualTo(1);
    Jobs elsewhere = new PostgresJobs(database.open(), database.freshCatalog());
    assertThat(elsewhere.progress(RUN)).isEqualTo(new Progress(0, 0, 0));
    assertThat(elsewhere.offer(RUN, List.of(job("a")))).isEqualTo(1);
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(3, 0, 0));
  }

  @Test
  void what_one_node_holds_another_cannot_take() {
    offer(5);
    assertThat(jobs.take(RUN, "one", 3, LONG)).hasSize(3);
    assertThat(jobs.take(RUN, "two", 3, LONG)).hasSize(2);
    assertThat(jobs.take(RUN, "one", 3, LONG)).isEmpty();
    assertThat(jobs.take(RUN, "one", 0, LONG)).isEmpty();
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(0, 5, 0));
  }

  @Test
  void nodes_that_take_at_once_never_get_the_same_job() throws Exception {
    int count = Boolean.getBoolean("onespace.proof") ? 5_000 : 300;
    offer(count);
    Queue<Lease> all = new ConcurrentLinkedQueue<>();
    CyclicBarrier start = new CyclicBarrier(4);
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> taking = new ArrayList<>();
      for (int node = 0; node < 4; node++) {
        String name = "node-" + node;
        taking.add(
            nodes.submit(
                () -> {
                  start.await();
                  List<Lease> taken = jobs.take(RUN, name, 7, LONG);
                  while (!taken.isEmpty()) {
                    all.addAll(taken);
                    taken = jobs.take(RUN, name, 7, LONG);
                  }
                  return true;
                }));
      }
      for (Future<?> each : taking) {
        each.get();
      }
    }
    assertThat(all).extracting(Lease::key).hasSize(count).doesNotHaveDuplicates();
  }

  @Test
  void the_work_of_a_killed_node_is_taken_over_and_it_can_end_nothing_any_more() {
    offer(1);
    Lease lost = jobs.take(RUN, "killed", 1, OVER).getFirst();
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(1, 0, 0));
    Lease taken = jobs.take(RUN, "heir", 1, LONG).getFirst();
    assertThat(taken.key()).isEqualTo(lost.key());
    assertThat(taken.token()).isGreaterThan(lost.token());
    assertThat(jobs.done(lost, added("0"))).isFalse();
    assertThat(jobs.renew(List.of(lost), LONG)).isEmpty();
    jobs.giveBack(List.of(lost));
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(0, 1, 0));
    assertThat(jobs.done(taken, added("0"))).isTrue();
    assertThat(jobs.done(taken, added("0"))).isFalse();
    assertThat(outcomes()).containsExactly(added("0"));
  }

  @Test
  void a_slow_node_whose_work_nobody_took_over_may_still_end_it() {
    offer(2);
    List<Lease> slow = jobs.take(RUN, "slow", 2, OVER);
    assertThat(jobs.done(slow.getFirst(), added("0"))).isTrue();
    assertThat(jobs.renew(slow, LONG)).containsExactly(slow.getLast());
    assertThat(jobs.take(RUN, "other", 2, LONG)).isEmpty();
  }

  @Test
  void what_is_given_back_is_taken_at_once() {
    offer(2);
    List<Lease> first = jobs.take(RUN, "one", 2, LONG);
    jobs.giveBack(first);
    assertThat(jobs.done(first.getFirst(), added("0"))).isFalse();
    assertThat(jobs.take(RUN, "two", 2, LONG))
        .extracting(Lease::key)
        .containsExactlyElementsOf(first.stream().map(Lease::key).toList());
  }

  @Test
  void outcomes_of_every_kind_come_back_in_the_order_of_the_offers() {
    Problem problem = new Problem(ErrorCode.DAMAGED, "x\0.png ends early", "Export it again.");
    ItemId id = new ItemId("item");
    List<Outcome> all =
        List.of(
            new Outcome.Added("s0", id, true, List.of("cut", "nul \0")),
            new Outcome.Updated("s1", id, false, List.of()),
            new Outcome.Same("s2", id),
            new Outcome.Renamed("s3", id, "file:///old"),
            new Outcome.Skipped("s4", problem),
            new Outcome.Failed("s5", problem));
    offer(all.size());
    List<Lease> taken = jobs.take(RUN, "node", 10, LONG);
    for (int i = all.size() - 1; i >= 0; i--) {
      assertThat(jobs.done(taken.get(i), all.get(i))).isTrue();
    }
    assertThat(outcomes()).containsExactlyElementsOf(all);
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(0, 0, 6));
    assertThat(jobs.progress(RUN).isComplete()).isTrue();
    assertThat(jobs.take(RUN, "node", 10, LONG)).isEmpty();
  }

  @Test
  void a_forgotten_run_is_gone_and_its_leases_with_it() {
    offer(2);
    List<Lease> taken = jobs.take(RUN, "node", 1, LONG);
    jobs.offer("other", List.of(job("x")));
    jobs.forget(RUN);
    assertThat(jobs.progress(RUN)).isEqualTo(new Progress(0, 0, 0));
    assertThat(jobs.done(taken.getFirst(), added("0"))).isFalse();
    assertThat(jobs.progress("other").waiting()).isEqualTo(1);
    assertThat(jobs.offer(RUN, List.of(job("s0")))).isEqualTo(1);
  }

  private void offer(int count) {
    jobs.offer(RUN, IntStream.range(0, count).mapToObj(i -> job("s" + i)).toList());
  }

  private static Job job(String source) {
    return new Job(
        source,
        Optional.empty(),
        ItemType.TEXT,
        "title",
        MetadataChange.NONE,
        ContentHash.of(source),
        new Origin.Stdin());
  }

  private static Outcome added(String number) {
    return new Outcome.Added("s" + number, new ItemId("item"), true, List.of());
  }

  private List<Outcome> outcomes() {
    List<Outcome> outcomes = new ArrayList<>();
    jobs.outcomes(RUN, outcomes::add);
    return outcomes;
  }
}
