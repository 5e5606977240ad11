package dev.onespace.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.Engine;
import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.Setup;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.search.question.Query;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.testkit.memory.MemorySpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine has models and a data folder once, for any number of collections. */
@Timeout(120)
class EngineTest {
  private static final int MANY = 20;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path data;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  private record Counted(AtomicInteger opened, AtomicInteger closed) implements SpaceProvider {
    @Override
    public String space() {
      return "memory";
    }

    @Override
    public String described() {
      return "vectors of tests";
    }

    @Override
    public Space open(Opening opening) {
      opened.incrementAndGet();
      return new ForwardingSpace(new MemorySpace()) {
        @Override
        public void close() {
          closed.incrementAndGet();
          super.close();
        }
      };
    }
  }

  private Engine engine() {
    return Engine.on(new Setup(new Setup.Keeping.Folder(data), new Counted(opened, closed)));
  }

  @Test
  void collections_are_written_at_the_same_time_and_share_the_models() throws Exception {
    try (Engine engine = engine();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Onespace> all =
          Stream.of("tickets", "products", "slides", "calls", "mails", "docs")
              .map(engine::open)
              .toList();
      List<Future<Integer>> writing = new ArrayList<>();
      for (Onespace each : all) {
        writing.add(threads.submit(() -> added(each)));
      }
      for (Future<Integer> each : writing) {
        assertThat(each.get()).isEqualTo(MANY);
      }
      for (Onespace each : all) {
        assertThat(each.stats().counts().items()).isEqualTo(MANY);
        assertThat(each.stats().indexCurrent()).isTrue();
        assertThat(each.search(Query.words("the words of item 7")).hits())
            .first()
            .satisfies(hit -> assertThat(hit.item().id()).isEqualTo(new ItemId("item-7")));
      }
      assertThat(opened).hasValue(1);
    }
    assertThat(closed).hasValue(1);
  }

  private static int added(Onespace collection) {
    int added = 0;
    for (int i = 0; i < MANY; i++) {
      collection.add("item-" + i, "the words of item " + i);
      added++;
    }
    return added;
  }

  @Test
  void it_is_the_one_writer_of_its_folder_until_all_that_wrote_are_closed() {
    try (Engine engine = engine();
        Engine other = engine()) {
      Onespace tickets = engine.open("tickets");
      tickets.add("a", "words");
      try (Onespace products = engine.open("products")) {
        products.add("b", "words");
        tickets.close();
        assertThatThrownBy(() -> other.open("slides").add("c", "words"))
            .isInstanceOf(OnespaceException.class)
            .hasMessageContaining("this process");
        products.add("d", "the other one writes on");
      }
      other.open("slides").add("c", "words");
    }
  }

  @Test
  void closing_it_closes_its_collections() {
    Engine engine = engine();
    engine.open(OpenOptions.USUAL).add("a", "words");
    engine.close();
    try (Engine again = engine()) {
      Onespace kb = again.open(OpenOptions.USUAL);
      kb.add("b", "other words");
      assertThat(kb.stats().counts().items()).isEqualTo(2);
    }
    assertThat(closed).hasValue(2);
  }
}
