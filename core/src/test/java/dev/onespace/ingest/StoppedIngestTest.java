package dev.onespace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.Metadata;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An ingest whose space runs out of something that every input needs. */
class StoppedIngestTest {
  private static final int BATCH = 4;
  private static final Problem USED_UP =
      new Problem(ErrorCode.QUOTA, "1,000 requests a day are used up", "Go on tomorrow.");

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final List<Outcome> heard = new ArrayList<>();

  @Test
  void what_was_done_is_kept_and_nothing_is_failed_or_quarantined() {
    RunsOut space = new RunsOut(6);
    IngestReport report = ingest(space, texts(0, 20));
    assertThat(report.added()).isEqualTo(6);
    assertThat(report.failed()).isEmpty();
    assertThat(report.skipped()).isEmpty();
    assertThat(report.stopped()).isTrue();
    assertThat(report.complete()).isFalse();
    assertThat(report.stop()).contains(USED_UP);
    assertThat(heard).hasSize(6);
    assertThat(catalog.counts().items()).isEqualTo(6);
    assertThat(catalog.quarantined()).isEmpty();
    assertThat(space.asked)
        .as("no batch after the one that ran out and the one beside it")
        .isLessThanOrEqualTo(3 * BATCH);
  }

  @Test
  void the_same_ingest_goes_on_where_it_was() {
    ingest(new RunsOut(6), texts(0, 20));
    RunsOut enough = new RunsOut(Integer.MAX_VALUE);
    IngestReport report = ingest(enough, texts(0, 20));
    assertThat(report.complete()).isTrue();
    assertThat(report.stop()).isEmpty();
    assertThat(report.same()).isEqualTo(6);
    assertThat(report.added()).isEqualTo(14);
    assertThat(enough.asked).isEqualTo(14);
  }

  @Test
  void the_last_batch_can_run_out_too() {
    IngestReport report = ingest(new RunsOut(5), texts(0, 6));
    assertThat(report.added()).isEqualTo(5);
    assertThat(report.stopped()).isTrue();
    assertThat(report.stop()).contains(USED_UP);
  }

  @Test
  void an_input_that_made_the_batch_go_early_is_not_begun() {
    List<Incoming> twice = new ArrayList<>(texts(0, 2));
    twice.addAll(texts(0, 2)); // the same sources again: the batch goes before they are planned
    RunsOut space = new RunsOut(0);
    IngestReport report = ingest(space, twice);
    assertThat(report.stop()).contains(USED_UP);
    assertThat(heard).isEmpty();
    assertThat(space.asked).isEqualTo(2);
  }

  @Test
  void a_problem_of_one_input_stops_nothing() {
    List<Incoming> inputs = new ArrayList<>(texts(0, 3));
    inputs.add(1, input("blank", new Content.Words("  ")));
    IngestReport report = ingest(new RunsOut(100), inputs);
    assertThat(report.added()).isEqualTo(3);
    assertThat(report.failed()).hasSize(1);
    assertThat(report.stopped()).isFalse();
    assertThat(catalog.quarantined()).hasSize(1);
  }

  @Test
  void who_asks_to_stop_within_a_batch_waits_for_one_item_of_it() {
    var stops = new StopsWithin();
    IngestReport report =
        new Ingest(stops, catalog, new MemoryBlobs(), new StageClock())
            .run(
                texts(0, BATCH).iterator(),
                new IngestOptions(BATCH, false, false, _ -> true),
                stops);
    assertThat(report.stopped()).isTrue();
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.failed()).isEmpty();
    assertThat(catalog.counts().items()).isEqualTo(1);
  }

  private IngestReport ingest(RunsOut space, List<Incoming> inputs) {
    Iterator<Incoming> each = inputs.iterator();
    IngestListener listener = heard::add;
    return new Ingest(space, catalog, new MemoryBlobs(), new StageClock())
        .run(each, new IngestOptions(BATCH, false, false, _ -> true), listener);
  }

  private static List<Incoming> texts(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> input("text-" + i, new Content.Words("number " + i)))
        .toList();
  }

  private static Incoming input(String source, Content content) {
    return new Incoming.Ready(new Input(source, Optional.empty(), source, content, Metadata.NONE));
  }

  /** A space during whose first content somebody asks to stop. */
  private static final class StopsWithin extends ForwardingSpace implements IngestListener {
    private boolean asked;

    StopsWithin() {
      super(new MemorySpace());
    }

    @Override
    public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
      List<Embedded> answers = new ArrayList<>();
      for (Content content : contents) {
        if (!stop.getAsBoolean()) {
          answers.add(embed(List.of(content), task).getFirst());
          asked = true;
        }
      }
      return answers;
    }

    @Override
    public void done(Outcome outcome) {}

    @Override
    public boolean stopRequested() {
      return asked;
    }
  }

  /** A space that embeds so many contents, and then tells that the quota is used up. */
  private static final class RunsOut extends ForwardingSpace {
    private int left;
    private int asked;

    RunsOut(int left) {
      super(new MemorySpace());
      this.left = left;
    }

    @Override
    public synchronized List<Embedded> embed(List<Content> contents, Task task) {
      List<Embedded> answers = new ArrayList<>();
      for (Content content : contents) {
        asked++;
        answers.add(
            left-- > 0
                ? super.embed(List.of(content), task).getFirst()
                : new Embedded.Failed(USED_UP));
      }
      return answers;
    }
  }
}
