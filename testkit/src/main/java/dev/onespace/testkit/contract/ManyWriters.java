package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.PassageVector;
import dev.onespace.filter.Filter;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.time.StageClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Threads that put and delete items in one catalog, each with a follower of its own over one index.
 */
final class ManyWriters {
  private static final int THREADS = 3;
  private static final int ITEMS = 12;
  private static final int ROUNDS = 150;
  private static final Duration PROOF = Duration.ofSeconds(60);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);

  private final Catalog catalog = new MemoryCatalog();
  private final SearchIndex index;

  ManyWriters(SearchIndex index) {
    this.index = index;
  }

  /** Lets them write at once: {@value #ROUNDS} rounds each, or 60 s each in a full proof. */
  void write() throws Exception {
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        all.add(threads.submit(() -> write(random)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
  }

  private void write(Random random) {
    long end = System.nanoTime() + PROOF.toNanos();
    boolean full = Boolean.getBoolean("onespace.proof");
    for (int round = 0; full ? System.nanoTime() < end : round < ROUNDS; round++) {
      String id = id(random.nextInt(ITEMS));
      switch (random.nextInt(5)) {
        case 0 -> catalog.delete(new ItemId(id));
        case 1, 2 -> new IndexFollower(catalog, index, new StageClock()).catchUp();
        default -> catalog.put(Entries.texts(id, texts(random)), CHECKPOINT);
      }
      if (random.nextInt(100) == 0) {
        new IndexFollower(catalog, index, new StageClock()).rebuild();
      }
    }
  }

  private static String id(int number) {
    return "item-" + number;
  }

  private static String[] texts(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(4))
        .mapToObj(_ -> "passage number " + random.nextInt(1_000))
        .toArray(String[]::new);
  }

  /** Requires that the index, when it has followed, shows what the catalog holds, each once. */
  void requireSame() {
    new IndexFollower(catalog, index, new StageClock()).catchUp();
    assertThat(index.sequence()).contains(catalog.sequence());
    Map<PassageRef, List<Float>> held = held();
    assertThat(index.passages()).isEqualTo(held.size());
    assertThat(shown()).isEqualTo(held);
    assertThat(found(index.matching("passage", Filter.ALL, 1_000)))
        .containsExactlyInAnyOrderElementsOf(held.keySet());
    float[] vector = new RandomData(1).unitVector();
    assertThat(found(index.nearest(vector, Facet.WORDS, Filter.ALL, 1_000)))
        .containsExactlyInAnyOrderElementsOf(held.keySet());
  }

  private Map<PassageRef, List<Float>> held() {
    Map<PassageRef, List<Float>> held = new TreeMap<>(ManyWriters::order);
    catalog.forEach(
        ITEMS,
        batch ->
            batch.forEach(
                entry -> {
                  for (Passage passage : entry.passages()) {
                    held.put(
                        new PassageRef(entry.item().id(), passage.ordinal()),
                        floats(passage.vector()));
                  }
                }));
    return held;
  }

  private Map<PassageRef, List<Float>> shown() {
    List<ItemId> all = IntStream.range(0, ITEMS).mapToObj(it -> new ItemId(id(it))).toList();
    Map<PassageRef, List<Float>> shown = new TreeMap<>(ManyWriters::order);
    for (PassageVector vector : index.vectors(all)) {
      assertThat(shown.put(vector.passage(), floats(vector.vector()))).isNull();
    }
    return shown;
  }

  private static List<Float> floats(float[] vector) {
    return IntStream.range(0, vector.length).mapToObj(it -> vector[it]).toList();
  }

  private static List<PassageRef> found(List<PassageScore> scores) {
    return scores.stream().map(PassageScore::passage).toList();
  }

  private static int order(PassageRef a, PassageRef b) {
    int items = a.item().compareTo(b.item());
    return items != 0 ? items : Integer.compare(a.ordinal(), b.ordinal());
  }
}
