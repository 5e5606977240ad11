package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Jobs.Delivery;
import dev.onespace.jobs.Jobs.Offer;
import dev.onespace.jobs.Jobs.State;
import dev.onespace.jobs.Jobs.Which;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresJobsTest {
  private static final Duration LONG = Duration.ofHours(1);

  /** A lease that has run out as it is taken: a node that was killed. */
  private static final Duration OVER = Duration.ZERO;

  @SuppressWarnings("NullAway.Init")
  private static TestDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Jobs jobs;

  @SuppressWarnings("NullAway.Init")
  private String run;

  @SuppressWarnings("NullAway.Init")
  private PostgresCatalog catalog;

  private long offered;

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
    catalog = database.freshCatalog();
    jobs = new PostgresJobs(database.open(), catalog);
    run = jobs.begin("node", LONG);
    offered = 0;
  }

  @Test
  void jobs_come_back_as_they_were_offered_in_their_order() {
    Metadata fields = Entries.metadata("price", "42.10", "day", "2024-01-15");
    String awkward = "nul \0 and \u001a";
    Job odd =
        new Job(
            "file:///" + awkward,
            Optional.of(new ItemId("T-1")),
            new MediaType("image/png"),
            awkward,
            new MetadataChange(fields, Set.of("gone", awkward), true),
            ContentHash.of("bytes"),
            new Origin.File(Optional.of(awkward)));
    offer(odd, job("b"));
    List<Lease> taken = take(run, 10, LONG);
    assertThat(taken).extracting(Lease::job).containsExactly(odd, job("b"));
    assertThat(taken).extracting(Lease::token).containsOnly(1L);
    assertThat(taken).extracting(Lease::awaited).containsOnly(Lease.Awaited.HERE);
  }

  @Test
  void what_waits_already_just_so_is_done_once_for_all_who_await_it() {
    offer(job("a"));
    String other = jobs.begin("other", LONG);
    jobs.offer(other, List.of(new Offer(0, job("a"))), _ -> true);
    Lease only = taken(take(other, 10, LONG));
    assertThat(jobs.done(only, added("a"))).isTrue();
    assertThat(jobs.outcomes(run, 10)).containsExactly(new Delivery(0, added("a"), false));
    assertThat(jobs.outcomes(other, 10)).containsExactly(new Delivery(0, added("a"), true));
    receiveAll(run);
    assertThat(jobs.state(run)).isEqualTo(State.COMPLETE);
    assertThat(outcomes(other)).containsExactly(added("a"));
    receiveAll(other);
    assertThat(rows()).isZero();
  }

  @Test
  void the_second_of_two_that_are_the_same_finds_what_the_first_became() {
    offer(job("a"), job("a"));
    jobs.done(taken(take(run, 10, LONG)), added("a"));
    jobs.done(taken(take(run, 10, LONG)), new Outcome.Same("a", new ItemId("item")));
    assertThat(outcomes(run))
        .containsExactly(added("a"), new Outcome.Same("a", new ItemId("item")));
  }

  @Test
  void an_offer_that_is_made_again_is_made_once() {
    List<Offer> offers = List.of(new Offer(7, job("a")), new Offer(8, job("b")));
    jobs.offer(run, offers, _ -> true);
    jobs.offer(run, offers, _ -> true);
    assertThat(rows()).isEqualTo(2);
    take(run, 10, LONG).forEach(it -> jobs.done(it, added(it.job().source())));
    jobs.offer(run, offers, _ -> true);
    assertThat(outcomes(run)).containsExactly(added("a"), added("b"));
  }

  @Test
  void nothing_is_offered_while_a_blob_is_missing() {
    List<Offer> offers = List.of(new Offer(0, job("a")), new Offer(1, job("b")));
    ContentHash missing = job("b").content();
    assertThat(jobs.offer(run, offers, hash -> !hash.equals(missing)).missing())
        .containsExactly(missing);
    assertThat(rows()).isZero();
  }

  @Test
  void what_another_offered_otherwise_and_nobody_began_is_not_done_any_more() {
    offer(job("a", "old"));
    String other = jobs.begin("other", LONG);
    assertThat(jobs.offer(other, List.of(new Offer(0, job("a", "new"))), _ -> true).dropped())
        .containsExactly(ContentHash.of("old"));
    Lease only = taken(take(run, 10, LONG));
    assertThat(only.job()).isEqualTo(job("a", "new"));
    jobs.done(only, added("a"));
    assertThat(outcomes(run)).containsExactly(added("a"));
    assertThat(outcomes(other)).containsExactly(added("a"));
  }

  @Test
  void what_is_held_is_ended_before_a_later_offer_of_the_same_item_is_taken() {
    offer(job("a", "old"));
    Lease held = taken(take(run, 1, LONG));
    String other = jobs.begin("other", LONG);
    jobs.offer(other, List.of(new Offer(0, job("a", "new"))), _ -> true);
    assertThat(take(other, 10, LONG)).isEmpty();
    assertThat(jobs.done(held, added("a"))).isTrue();
    assertThat(outcomes(run)).isEmpty();
    Lease later = taken(take(other, 10, LONG));
    assertThat(later.job()).isEqualTo(job("a", "new"));
    jobs.done(later, added("a"));
    assertThat(outcomes(run)).hasSize(1);
    assertThat(outcomes(other)).hasSize(1);
  }

  @Test
  void two_of_one_item_of_one_run_are_done_one_after_the_other() {
    offer(job("a", "first"), job("a", "second"));
    Lease first = taken(take(run, 10, LONG));
    assertThat(first.job()).isEqualTo(job("a", "first"));
    assertThat(take(run, 10, LONG)).isEmpty();
    jobs.done(first, added("a"));
    assertThat(taken(take(run, 10, LONG)).job()).isEqualTo(job("a", "second"));
  }

  @Test
  void what_a_dead_run_left_is_taken_only_when_it_is_asked_for() {
    String dead = jobs.begin("dead", OVER);
    jobs.offer(dead, List.of(new Offer(0, job("left"))), _ -> true);
    assertThat(jobs.take(run, Which.AWAITED, 10, LONG)).isEmpty();
    Lease left = taken(take(run, 10, LONG));
    assertThat(left.awaited()).isEqualTo(Lease.Awaited.NOWHERE);
    jobs.alive(dead, LONG);
    assertThat(jobs.state(dead)).isEqualTo(State.AWAITING);
  }

  @Test
  void what_one_node_holds_another_cannot_take() {
    offer(5);
    String other = jobs.begin("other", LONG);
    assertThat(take(run, 3, LONG)).hasSize(3);
    assertThat(take(other, 3, LONG))
        .hasSize(2)
        .extracting(Lease::awaited)
        .containsOnly(Lease.Awaited.ELSEWHERE);
    assertThat(take(run, 3, LONG)).isEmpty();
    assertThat(take(run, 0, LONG)).isEmpty();
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
        String each = jobs.begin("node-" + node, LONG);
        taking.add(
            nodes.submit(
                () -> {
                  start.await();
                  List<Lease> taken = take(each, 7, LONG);
                  while (!taken.isEmpty()) {
                    all.addAll(taken);
                    taken = take(each, 7, LONG);
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
    Lease lost = taken(take(run, 1, OVER));
    String heir = jobs.begin("heir", LONG);
    Lease taken = taken(take(heir, 1, LONG));
    assertThat(taken.key()).isEqualTo(lost.key());
    assertThat(taken.token()).isGreaterThan(lost.token());
    assertThat(jobs.done(lost, added("s0"))).isFalse();
    assertThat(jobs.renew(List.of(lost), LONG)).isEmpty();
    jobs.giveBack(List.of(lost));
    assertThat(take(run, 1, LONG)).isEmpty();
    assertThat(jobs.done(taken, added("s0"))).isTrue();
    assertThat(jobs.done(taken, added("s0"))).isFalse();
    assertThat(outcomes(run)).containsExactly(added("s0"));
  }

  @Test
  void a_slow_node_whose_work_nobody_took_over_may_still_end_it() {
    offer(2);
    List<Lease> slow = take(run, 2, OVER);
    assertThat(jobs.done(slow.getFirst(), added("s0"))).isTrue();
    assertThat(jobs.renew(slow, LONG)).containsExactly(slow.getLast());
    assertThat(take(run, 2, LONG)).isEmpty();
  }

  @Test
  void what_is_given_back_is_taken_at_once() {
    offer(2);
    List<Lease> first = take(run, 2, LONG);
    jobs.giveBack(first);
    assertThat(jobs.done(first.getFirst(), added("s0"))).isFalse();
    assertThat(take(run, 2, LONG))
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
    List<Lease> taken = take(run, 10, LONG);
    for (int i = all.size() - 1; i >= 0; i--) {
      assertThat(jobs.done(taken.get(i), all.get(i))).isTrue();
    }
    assertThat(outcomes(run)).containsExactlyElementsOf(all);
    assertThat(take(run, 10, LONG)).isEmpty();
  }

  @Test
  void a_run_that_ends_withdraws_what_only_it_awaits_and_nobody_holds() {
    offer(job("held"), job("waiting"), job("shared"));
    String other = jobs.begin("other", LONG);
    jobs.offer(other, List.of(new Offer(0, job("shared"))), _ -> true);
    Lease held = taken(take(other, 1, LONG));
    assertThat(jobs.end(run)).containsExactly(job("waiting").content());
    assertThat(jobs.state(run)).isEqualTo(State.FORGOTTEN);
    assertThat(taken(take(other, 10, LONG)).job()).isEqualTo(job("shared"));
    assertThat(jobs.done(held, added("held"))).isTrue();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void originals_of_jobs_are_used_until_the_jobs_are_done() {
    ContentHash wanted = ContentHash.of("wanted");
    String one = jobs.begin("other", LONG);
    jobs.offer(one, List.of(new Offer(0, job("w", "wanted"))), _ -> true);
    assertThat(catalog.unused(List.of(wanted))).isEmpty();
    assertThat(database.freshCatalog().unused(List.of(wanted))).isEmpty();
    jobs.done(taken(jobs.take(one, Which.ALL, 1, LONG)), added("w"));
    assertThat(catalog.unused(List.of(wanted))).containsExactly(wanted);
  }

  private List<Lease> take(String by, int most, Duration lease) {
    return jobs.take(by, Which.ALL, most, lease);
  }

  /** The only one. */
  private static Lease taken(List<Lease> leases) {
    assertThat(leases).hasSize(1);
    return leases.getFirst();
  }

  private void offer(int count) {
    offer(IntStream.range(0, count).mapToObj(i -> job("s" + i)).toArray(Job[]::new));
  }

  private void offer(Job... some) {
    List<Offer> offers = Stream.of(some).map(job -> new Offer(offered++, job)).toList();
    assertThat(jobs.offer(run, offers, _ -> true).missing()).isEmpty();
  }

  private static Job job(String source) {
    return job(source, source);
  }

  private static Job job(String source, String words) {
    return new Job(
        source,
        Optional.empty(),
        MediaType.PLAIN_TEXT,
        "title",
        MetadataChange.NONE,
        ContentHash.of(words),
        new Origin.Stdin());
  }

  private static Outcome added(String source) {
    return new Outcome.Added(source, new ItemId("item"), true, List.of());
  }

  private List<Outcome> outcomes(String of) {
    return jobs.outcomes(of, 100).stream().map(Delivery::outcome).toList();
  }

  private void receiveAll(String by) {
    jobs.received(by, jobs.outcomes(by, 100).stream().map(Delivery::number).toList());
  }

  /** Jobs of the collection of this test. */
  private long rows() {
    return database
        .open()
        .read(
            handle ->
                handle
                    .createQuery("select count(*) from job where collection = :key")
                    .bind("key", catalog.key())
                    .mapTo(Long.class)
                    .one());
  }
}
