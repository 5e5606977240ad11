package dev.onespace.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.Moving;
import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.Setup;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IngestListener;
import dev.onespace.item.ItemId;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.search.question.Query;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MailSpace;
import dev.onespace.testkit.memory.MemorySpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads of one open collection that write, ask and switch while there are two generations. */
@Timeout(120)
class GenerationsAtOnceTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path data;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @SuppressWarnings("NullAway.Init")
  private Onespace kb;

  /** Where an embedding waits, if it has this word. */
  private final Gate gate = new Gate();

  private static final class Gate {
    private volatile boolean closed;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);

    void pass(List<Content> contents) {
      boolean waits =
          contents.stream()
              .anyMatch(it -> it instanceof Content.Words(var text) && text.contains("gate"));
      if (closed && waits) {
        reached.countDown();
        try {
          open.await();
        } catch (InterruptedException stopped) {
          throw new IllegalStateException(stopped);
        }
      }
    }
  }

  private record Gated(String space, Space vectors, Gate gate) implements SpaceProvider {
    @Override
    public String described() {
      return "vectors of tests";
    }

    @Override
    public Space open(Opening opening) {
      return new ForwardingSpace(vectors) {
        @Override
        public List<Embedded> embed(List<Content> contents, Task task) {
          gate.pass(contents);
          return super.embed(contents, task);
        }
      };
    }
  }

  private final SpaceProvider first = new Gated("memory", new MemorySpace(), gate);
  private final SpaceProvider second = new Gated("mail", new MailSpace(), gate);

  @BeforeEach
  void fill() {
    Setup both =
        new Setup(new Setup.Keeping.Folder(data), first, List.of(second), Setup.Waits.USUAL);
    kb = Onespace.connect(both, OpenOptions.USUAL);
    for (int i = 0; i < 24; i++) {
      kb.add("item-" + i, "words of item number " + i);
    }
  }

  @AfterEach
  void close() {
    threads.close();
    kb.close();
  }

  @Test
  void threads_that_delete_take_turns_in_the_generation_that_does_not_serve() throws Exception {
    kb.moving().fill(second, OpenOptions.USUAL, IngestListener.SILENT);
    List<Future<Integer>> deleted = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      int from = thread * 8;
      deleted.add(threads.submit(() -> deleted(from, from + 8)));
    }
    for (Future<Integer> each : deleted) {
      assertThat(each.get()).isEqualTo(8);
    }
    assertThat(kb.stats().counts().items()).isZero();
  }

  private int deleted(int from, int to) {
    int deleted = 0;
    for (int i = from; i < to; i++) {
      deleted += kb.delete(new ItemId("item-" + i)) ? 1 : 0;
    }
    return deleted;
  }

  @Test
  void what_is_deleted_while_another_generation_is_filled_is_gone_there_too() throws Exception {
    kb.add("gate", "behind the gate");
    gate.closed = true;
    Future<Moving.Filled> filling =
        threads.submit(() -> kb.moving().fill(second, OpenOptions.USUAL, IngestListener.SILENT));
    gateOpensOnce(() -> assertThat(kb.delete(new ItemId("item-3"))).isTrue());
    kb.moving().serve(filling.get().number(), false);
    assertThat(kb.stats().counts().items()).isEqualTo(24);
    assertThat(ids("number 3")).doesNotContain("item-3").contains("item-5");
  }

  @Test
  void a_question_that_is_embedded_while_it_is_switched_and_back_is_answered() throws Exception {
    kb.moving().fill(second, OpenOptions.USUAL, IngestListener.SILENT);
    gate.closed = true;
    Future<List<String>> asked = threads.submit(() -> ids("gate words of item number 7"));
    gateOpensOnce(
        () -> {
          kb.moving().serve(2, false);
          kb.moving().rollBack(false);
        });
    assertThat(asked.get()).contains("item-7");
  }

  @Test
  void what_is_added_while_it_is_switched_and_back_is_found() throws Exception {
    kb.moving().fill(second, OpenOptions.USUAL, IngestListener.SILENT);
    gate.closed = true;
    Future<ItemId> added = threads.submit(() -> kb.add("late", "gate of the late item"));
    gateOpensOnce(
        () -> {
          kb.moving().serve(2, false);
          kb.moving().rollBack(false);
        });
    assertThat(added.get()).isEqualTo(new ItemId("late"));
    assertThat(ids("the late item")).contains("late");
    kb.add("later", "an item that comes later");
    assertThat(ids("an item that comes later")).contains("later");
  }

  @Test
  void a_thread_that_writes_without_a_pause_does_not_keep_it_from_being_switched()
      throws Exception {
    kb.moving().fill(second, OpenOptions.USUAL, IngestListener.SILENT);
    var written = new CountDownLatch(3);
    var switched = new AtomicBoolean();
    Future<Integer> writing =
        threads.submit(
            () -> {
              int count = 0;
              while (!switched.get()) {
                kb.add("steady-" + count++, "words that come all the time");
                written.countDown();
              }
              return count;
            });
    try {
      written.await();
      kb.moving().serve(2, false);
    } finally {
      switched.set(true);
    }
    int added = writing.get();
    assertThat(kb.stats().counts().items()).isEqualTo(24 + added);
  }

  @Test
  void a_provider_that_calls_its_space_otherwise_than_the_space_does_is_told_so(
      @TempDir Path other) {
    SpaceProvider misnamed = new Gated("memories", new MemorySpace(), gate);
    Setup setup = new Setup(new Setup.Keeping.Folder(other), misnamed);
    try (Onespace refusing = Onespace.connect(setup, OpenOptions.USUAL)) {
      assertThatThrownBy(() -> refusing.add("a", "words"))
          .isInstanceOf(OnespaceException.class)
          .hasMessageContaining("the provider of space 'memories' opened a space")
          .hasMessageContaining("'memory'");
    }
  }

  private void gateOpensOnce(Runnable meanwhile) throws InterruptedException {
    gate.reached.await();
    try {
      meanwhile.run();
    } finally {
      gate.open.countDown();
    }
  }

  private List<String> ids(String words) {
    return kb.search(Query.words(words).top(30)).hits().stream()
        .map(hit -> hit.item().id().value())
        .toList();
  }
}
