package dev.onespace.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.PassageRef;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeveralNodesTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);
  private static final int NODES = 3;
  private static final int ITEMS = 12;

  /** Each node has its own connections, as in a process of its own. */
  @Test
  void nodes_that_write_delete_and_follow_at_once_end_with_an_index_of_the_catalog() {
    Cases.of(2, 30)
        .check(
            seed -> {
              try (TestDatabase shared = new TestDatabase();
                  ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> nodes = new ArrayList<>();
                for (int node = 0; node < NODES; node++) {
                  Random random = new Random(seed + node);
                  nodes.add(threads.submit(() -> run(shared.settings(), random)));
                }
                for (Future<?> each : nodes) {
                  each.get();
                }
                assertIndexed(shared.open());
              }
            });
  }

  private static void run(PostgresSettings settings, Random random) {
    try (PostgresDatabase database = PostgresDatabase.open(settings, Access.WRITE);
        PostgresIndex index = PostgresIndex.open(database, "shared")) {
      Catalog catalog = PostgresCatalog.open(database, "shared", TestDatabase.SPACE);
      IndexFollower follower = follower(catalog, index);
      for (int i = 0; i < 60; i++) {
        String id = "item-" + random.nextInt(ITEMS);
        switch (random.nextInt(6)) {
          case 0 -> catalog.delete(new ItemId(id));
          case 1, 2 -> follower.catchUp();
          default -> catalog.put(Entries.texts(id, "word" + random.nextInt(5), "more"), CHECKPOINT);
        }
      }
    }
  }

  private static void assertIndexed(PostgresDatabase database) {
    Catalog catalog = PostgresCatalog.open(database, "shared");
    try (PostgresIndex index = PostgresIndex.open(database, "shared");
        PostgresIndex anew = PostgresIndex.open(database, "anew")) {
      follower(catalog, index).catchUp();
      follower(catalog, anew).rebuild();
      assertThat(passages(index)).isEqualTo(passages(anew)).isEqualTo(passages(catalog));
      assertThat(index.passages()).isEqualTo(anew.passages());
      String words = "word0 word1 word2 word3 word4 more";
      assertThat(index.terms(words)).isEqualTo(anew.terms(words));
      assertThat(index.matching(words, Filter.ALL, 100))
          .isEqualTo(anew.matching(words, Filter.ALL, 100));
      assertThat(index.sequence()).contains(catalog.sequence());
    }
  }

  private static IndexFollower follower(Catalog catalog, PostgresIndex index) {
    return new IndexFollower(catalog, index, new StageClock());
  }

  private static Set<String> passages(PostgresIndex index) {
    Set<String> names = new TreeSet<>();
    index.forEachPassage(ref -> names.add(name(ref)));
    return names;
  }

  private static Set<String> passages(Catalog catalog) {
    Set<String> names = new TreeSet<>();
    catalog.forEach(10, batch -> batch.forEach(entry -> names.addAll(names(entry))));
    return names;
  }

  private static Set<String> names(Entry entry) {
    return entry.passages().stream()
        .map(it -> name(new PassageRef(entry.item().id(), it.ordinal())))
        .collect(Collectors.toSet());
  }

  private static String name(PassageRef ref) {
    return ref.item() + " " + ref.ordinal();
  }
}
