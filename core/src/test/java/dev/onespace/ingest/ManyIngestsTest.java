package dev.onespace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.BlobCollector;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Turns;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.space.Content;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Threads that take in and delete the same few ids, files and contents at once. */
class ManyIngestsTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 300;
  private static final int SOURCES = 6;
  private static final int CONTENTS = 4;

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final MemoryBlobs blobs = new MemoryBlobs();
  private final Turns turns = new Turns();

  @Test
  void every_input_has_an_outcome_every_item_its_original_and_no_other_original_is_left()
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(thread);
        all.add(threads.submit(() -> write(random)));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    List<StoredItem> items = items();
    assertThat(items.stream().map(it -> it.item().source())).doesNotHaveDuplicates();
    Set<ContentHash> used =
        items.stream().map(it -> it.item().content()).collect(Collectors.toSet());
    for (int content = 0; content < CONTENTS; content++) {
      ContentHash hash = ContentHash.of(text(content));
      assertThat(blobs.get(hash).isPresent()).isEqualTo(used.contains(hash));
    }
  }

  private void write(Random random) {
    for (int round = 0; round < ROUNDS; round++) {
      if (random.nextInt(3) == 0) {
        List<StoredItem> items = items();
        if (!items.isEmpty()) {
          delete(items.get(random.nextInt(items.size())).item().id());
        }
      } else {
        ingest(random);
      }
    }
  }

  private void delete(ItemId id) {
    turns.run(() -> catalog.delete(id).ifPresent(new BlobCollector(catalog, blobs)::after));
  }

  private void ingest(Random random) {
    List<Incoming> inputs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      inputs.add(new Incoming.Ready(input(random)));
    }
    Set<String> away = new HashSet<>();
    for (int i = 0; i < SOURCES; i++) {
      if (random.nextInt(3) == 0) {
        away.add(file(i));
      }
    }
    IngestReport report =
        new Ingest(new MemorySpace(), catalog, blobs, turns, new StageClock())
            .run(
                inputs.iterator(),
                new IngestOptions(3, false, false, item -> !away.contains(item.source())),
                IngestListener.SILENT);
    assertThat(
            report.added()
                + report.updated()
                + report.same()
                + report.renamed()
                + report.failed().size())
        .isEqualTo(inputs.size());
  }

  /** A file; or, under the id that is made for one, what a person gave. */
  private static Input input(Random random) {
    String source = file(random.nextInt(SOURCES));
    Content content = new Content.Words(text(random.nextInt(CONTENTS)));
    Input file =
        new Input(
            source,
            Optional.empty(),
            "report.txt",
            content,
            MetadataChange.NONE,
            new Origin.File(Optional.of("disk")));
    if (random.nextInt(3) > 0) {
      return file;
    }
    ItemId id = file.newId(_ -> false);
    return new Input(
        "stdin:#" + id, Optional.of(id), "given", content, MetadataChange.NONE, new Origin.Stdin());
  }

  private List<StoredItem> items() {
    List<StoredItem> all = new ArrayList<>();
    catalog.forEachItem(9, all::addAll);
    return all;
  }

  private static String file(int number) {
    return "file:///in/" + number + "/report.txt";
  }

  private static String text(int number) {
    return "these are the words of number " + number;
  }
}
