package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.jobs.Job;
import dev.onespace.jobs.Jobs;
import dev.onespace.jobs.Jobs.Which;
import dev.onespace.jobs.Lease;
import dev.onespace.jobs.SharedIngest;
import dev.onespace.jobs.SharedIngest.Node;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.Task;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that take in inputs together, each with connections of its own. */
class SharedIngestTest {
  private static final String NAME = "shared";
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int FOLLOWED_EVERY = 1_000;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @SuppressWarnings("NullAway.Init")
  private TestDatabase shared;

  @BeforeEach
  void open() {
    shared = new TestDatabase();
  }

  @AfterEach
  void close() {
    shared.close();
  }

  /** Each outcome may let the index follow, however many there are. */
  @Test
  void three_nodes_take_in_thousands_of_the_same_texts_once() throws Exception {
    int count = 2_600;
    Queue<String> embedded = new ConcurrentLinkedQueue<>();
    List<IngestReport> reports = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<IngestReport>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (OneNode node = new OneNode(new Counting(embedded))) {
                    return node.run(texts(count));
                  }
                }));
      }
      for (Future<IngestReport> each : running) {
        reports.add(each.get());
      }
    }
    assertThat(embedded).hasSize(count).doesNotHaveDuplicates();
    assertThat(reports)
        .allSatisfy(
            report -> {
              assertThat(report.complete()).isTrue();
              assertThat(report.added() + report.same()).isEqualTo(count);
            });
    try (OneNode node = new OneNode(new MemorySpace())) {
      assertThat(node.catalog.counts().items()).isEqualTo(count);
      assertThat(jobsLeft()).isZero();
    }
  }

  @Test
  void what_another_node_did_of_an_update_is_told_though_that_node_ended_first() {
    try (OneNode mine = new OneNode(new MemorySpace());
        OneNode other = new OneNode(new MemorySpace())) {
      mine.run(List.of(text("a", "first words")));
      List<Input> inputs = List.of(text("a", "second words"), text("b", "more"));
      String run = mine.offer(inputs);
      assertThat(other.run(inputs).updated()).isEqualTo(1);
      assertThat(mine.jobs.state(run)).isEqualTo(Jobs.State.AWAITING);
      List<Jobs.Delivery> received = mine.jobs.outcomes(run, 10);
      assertThat(received)
          .extracting(Jobs.Delivery::outcome)
          .containsExactly(
              new Outcome.Updated("stdin:#a", new ItemId("a"), true, List.of()),
              new Outcome.Added("stdin:#b", new ItemId("b"), true, List.of()));
      mine.jobs.received(run, received.stream().map(Jobs.Delivery::number).toList());
      assertThat(mine.jobs.state(run)).isEqualTo(Jobs.State.COMPLETE);
    }
    assertThat(jobsLeft()).isZero();
  }

  @Test
  void of_two_inputs_with_one_id_the_last_wins_as_in_a_folder() {
    try (OneNode node = new OneNode(new MemorySpace())) {
      IngestReport report = node.run(List.of(text("a", "first"), text("a", "second")));
      assertThat(report.added()).isEqualTo(1);
      assertThat(report.updated()).isEqualTo(1);
      assertThat(node.words("a")).isEqualTo("second");
    }
  }

  @Test
  void what_waits_of_a_dead_run_is_taken_in_as_it_is_today_or_not_at_all() {
    try (OneNode node = new OneNode(new MemorySpace())) {
      String dead = node.offer(List.of(text("a", "old"), text("b", "same"), file("gone.txt")));
      node.jobs.take(dead, Which.AWAITED, 1, LEASE); // killed while it held a
      bury(dead);
      Queue<String> embedded = new ConcurrentLinkedQueue<>();
      try (OneNode next = new OneNode(new Counting(embedded))) {
        IngestReport report = next.run(List.of(text("a", "new"), text("b", "same")));
        assertThat(report.added()).isEqualTo(2);
        assertThat(next.catalog.counts().items()).isEqualTo(2);
        assertThat(next.words("a")).isEqualTo("new");
      }
      assertThat(embedded).containsExactlyInAnyOrder("new", "same");
      assertThat(jobsLeft()).isZero();
      assertThat(node.blobs.get(ContentHash.of("old"))).isEmpty();
      assertThat(node.blobs.get(ContentHash.of("words of gone.txt"))).isEmpty();
    }
  }

  @Test
  void a_node_that_lost_its_lease_writes_nothing_old_over_what_is_newer() {
    try (OneNode slow = new OneNode(new MemorySpace());
        OneNode other = new OneNode(new MemorySpace())) {
      Input old = text("a", "old");
      List<Lease> lost = slow.jobs.take(slow.offer(List.of(old)), Which.AWAITED, 1, Duration.ZERO);
      assertThat(lost).hasSize(1);
      other.run(List.of(text("a", "new")));

      IngestReport report = slow.jobs.whileHeld(lost, () -> slow.alone(old));

      assertThat(report.failed())
          .extracting(it -> it.problem().code())
          .containsExactly(ErrorCode.GONE);
      assertThat(other.words("a")).isEqualTo("new");
    }
  }

  @Test
  void a_node_whose_job_nobody_took_writes_though_its_lease_has_run_out() {
    try (OneNode slow = new OneNode(new MemorySpace())) {
      Input late = text("a", "late");
      List<Lease> leases =
          slow.jobs.take(slow.offer(List.of(late)), Which.AWAITED, 1, Duration.ZERO);

      assertThat(slow.jobs.whileHeld(leases, () -> slow.alone(late)).added()).isEqualTo(1);
    }
  }

  @Test
  void a_run_that_stops_leaves_nothing_waiting() {
    Space empty =
        new ForwardingSpace(new MemorySpace()) {
          @Override
          public List<Embedded> embed(List<Content> contents, Task task) {
            Problem usedUp = new Problem(ErrorCode.BUDGET, "the budget is used up");
            return contents.stream().<Embedded>map(_ -> new Embedded.Failed(usedUp)).toList();
          }
        };
    try (OneNode node = new OneNode(empty)) {
      IngestReport report = node.run(texts(200));
      assertThat(report.stopped()).isTrue();
      assertThat(report.stop()).isPresent();
      assertThat(node.blobs.get(ContentHash.of("text 7"))).isEmpty();
    }
    assertThat(jobsLeft()).isZero();
  }

  /** Nothing used the original yet when another node looked. */
  @Test
  void an_original_that_is_swept_before_its_job_is_offered_is_put_again() {
    try (OneNode node = new OneNode(new MemorySpace());
        OneNode sweeping = new OneNode(new MemorySpace())) {
      node.blobs = new Interfered(node.blobs, hash -> sweeping.sweep(hash));
      IngestReport report = node.run(texts(3));
      assertThat(report.added()).isEqualTo(3);
      assertThat(report.complete()).isTrue();
      for (int i = 0; i < 3; i++) {
        assertThat(sweeping.blobs.get(ContentHash.of("text " + i))).isPresent();
      }
    }
  }

  /** Asked whether a blob is there and using it is one: a sweep comes before both or after. */
  @Test
  void a_sweep_waits_for_who_begins_to_use_a_blob() throws Exception {
    try (OneNode node = new OneNode(new MemorySpace());
        OneNode sweeping = new OneNode(new MemorySpace());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Entry entry = Entries.texts("a", "words");
      ContentHash original = entry.item().content();
      List<Future<Set<ContentHash>>> sweeps = new ArrayList<>();
      node.catalog.putInPlaceOf(
          Optional.empty(),
          entry,
          new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE),
          _ -> {
            sweeps.add(threads.submit(() -> sweeping.sweep(original)));
            untilOneWaits();
            return true;
          });
      assertThat(sweeps.getFirst().get()).isEmpty();
      node.catalog.delete(entry.item().id());
      assertThat(sweeping.sweep(original)).containsExactly(original);
    }
  }

  private void untilOneWaits() {
    boolean waits;
    do {
      waits =
          shared
              .open()
              .read(
                  handle ->
                      handle
                          .createQuery(
                              "select exists (select 1 from pg_locks where not granted"
                                  + " and locktype = 'advisory')")
                          .mapTo(Boolean.class)
                          .one());
    } while (!waits);
  }

  private static List<Input> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> text("id-" + i, "text " + i)).toList();
  }

  private static Input text(String id, String words) {
    return new Input(
        "stdin:#" + id, Optional.of(new ItemId(id)), id, new Content.Words(words), Metadata.NONE);
  }

  private Input file(String name) {
    return new Input(
        folder.resolve(name).toUri().toString(),
        Optional.empty(),
        name,
        new Content.Words("words of " + name),
        Metadata.NONE);
  }

  private long jobsLeft() {
    return shared
        .open()
        .read(handle -> handle.createQuery("select count(*) from job").mapTo(Long.class).one());
  }

  /** As the next run does on the machine where its process ended. */
  private void bury(String run) {
    shared
        .open()
        .write(
            handle ->
                handle.execute("update job_run set process = -1, started = 0 where id = ?", run));
  }

  /** Tells what it embeds. */
  private static final class Counting extends ForwardingSpace {
    private final Queue<String> embedded;

    Counting(Queue<String> embedded) {
      super(new MemorySpace());
      this.embedded = embedded;
    }

    @Override
    public List<Embedded> embed(List<Content> contents, Task task) {
      contents.forEach(
          it -> {
            if (it instanceof Content.Words(var text)) {
              embedded.add(text);
            }
          });
      return super.embed(contents, task);
    }
  }

  /** Blobs of which each, the first time it is put, meets something. */
  private static final class Interfered implements Blobs {
    private final Blobs blobs;
    private final Consumer<ContentHash> then;
    private final Set<ContentHash> met = new HashSet<>();

    Interfered(Blobs blobs, Consumer<ContentHash> then) {
      this.blobs = blobs;
      this.then = then;
    }

    @Override
    public ContentHash put(ByteSource bytes) {
      ContentHash hash = blobs.put(bytes);
      if (met.add(hash)) {
        then.accept(hash);
      }
      return hash;
    }

    @Override
    public Optional<ByteSource> get(ContentHash hash) {
      return blobs.get(hash);
    }

    @Override
    public boolean has(ContentHash hash) {
      return blobs.has(hash);
    }

    @Override
    public boolean isSound(ContentHash hash) {
      return blobs.isSound(hash);
    }

    @Override
    public boolean delete(ContentHash hash) {
      return blobs.delete(hash);
    }
  }

  /** A node with all that it has of its own. */
  private final class OneNode implements AutoCloseable {
    private final PostgresDatabase database;
    private final Catalog catalog;
    private final PostgresIndex index;
    private final Jobs jobs;
    private final Space space;
    private Blobs blobs;

    OneNode(Space space) {
      this.space = space;
      this.database = PostgresDatabase.open(shared.settings(), Access.WRITE);
      PostgresCatalog opened = PostgresCatalog.open(database, NAME, SpaceIdentity.of(space));
      this.catalog = opened;
      this.index = PostgresIndex.open(database, NAME);
      this.blobs = new FolderBlobs(folder.resolve("blobs"));
      this.jobs = new PostgresJobs(database, opened);
    }

    IngestReport run(List<Input> inputs) {
      var ingest = new Ingest(space, catalog, blobs, new StageClock());
      IndexFollower follower = new IndexFollower(catalog, index, new StageClock());
      int[] heard = {0};
      IngestListener following =
          new IngestListener() {
            @Override
            public void done(Outcome outcome) {
              if (++heard[0] % FOLLOWED_EVERY == 0) {
                follower.catchUp();
              }
            }
          };
      return new SharedIngest(ingest, catalog, blobs, jobs, new Node("node", LEASE))
          .run(
              inputs.stream().<Incoming>map(Incoming.Ready::new).iterator(),
              new IngestOptions(IngestOptions.BATCH, false, false, _ -> false),
              following);
    }

    /** Takes one in without asking what other nodes do. */
    IngestReport alone(Input input) {
      return new Ingest(space, catalog, blobs, new StageClock())
          .run(
              List.<Incoming>of(new Incoming.Ready(input)).iterator(),
              IngestOptions.usual(_ -> true),
              IngestListener.SILENT);
    }

    /** Offers them in a run that does nothing more; gives its name. */
    String offer(List<Input> inputs) {
      String run = jobs.begin("dead", LEASE);
      List<Jobs.Offer> offers = new ArrayList<>();
      for (Input input : inputs) {
        ContentHash content = blobs.put(input.content().bytes());
        offers.add(
            new Jobs.Offer(
                offers.size(),
                new Job(
                    input.source(),
                    input.id(),
                    input.content().media(),
                    input.title(),
                    input.metadata(),
                    content,
                    input.origin())));
      }
      assertThat(jobs.offer(run, offers, _ -> true).missing()).isEmpty();
      return run;
    }

    Set<ContentHash> sweep(ContentHash hash) {
      Set<ContentHash> dropped = new HashSet<>();
      catalog.sweep(
          List.of(hash),
          unused -> {
            blobs.delete(unused);
            dropped.add(unused);
          });
      return dropped;
    }

    String words(String id) {
      ItemId item = new ItemId(id);
      return catalog.passages(List.of(item)).getOrDefault(item, List.of()).getFirst().words();
    }

    @Override
    public void close() {
      index.close();
      database.close();
    }
  }
}
