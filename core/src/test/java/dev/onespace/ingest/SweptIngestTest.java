package dev.onespace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.Blobs;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An ingest beside somebody who deletes items with the same bytes. */
class SweptIngestTest {
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final SweptOnce blobs = new SweptOnce();

  /** Sweeps each blob right after it was put for the first time. */
  private final class SweptOnce implements Blobs {
    private final MemoryBlobs kept = new MemoryBlobs();
    private final Set<ContentHash> swept = new HashSet<>();

    @Override
    public ContentHash put(ByteSource bytes) {
      ContentHash hash = kept.put(bytes);
      if (swept.add(hash)) {
        new BlobCollector(catalog, kept).drop(List.of(hash));
      }
      return hash;
    }

    @Override
    public Optional<ByteSource> get(ContentHash hash) {
      return kept.get(hash);
    }

    @Override
    public boolean has(ContentHash hash) {
      return kept.has(hash);
    }

    @Override
    public boolean isSound(ContentHash hash) {
      return kept.isSound(hash);
    }

    @Override
    public boolean delete(ContentHash hash) {
      return kept.delete(hash);
    }
  }

  @Test
  void every_item_has_its_original() {
    IngestReport report = ingest("one", "two", "one");
    assertThat(report.added()).isEqualTo(3);
    assertThat(blobs.get(ContentHash.of("one"))).isPresent();
    assertThat(blobs.get(ContentHash.of("two"))).isPresent();
  }

  @Test
  void an_original_that_went_missing_comes_back_with_the_same_ingest() {
    ingest("one");
    blobs.delete(ContentHash.of("one"));
    assertThat(ingest("one").same()).isEqualTo(1);
    assertThat(blobs.get(ContentHash.of("one"))).isPresent();
  }

  private IngestReport ingest(String... texts) {
    int[] number = {0};
    return new Ingest(new MemorySpace(), catalog, blobs, new StageClock())
        .run(
            Stream.of(texts)
                .<Incoming>map(
                    text -> {
                      String id = "id-" + number[0]++;
                      return new Incoming.Ready(
                          new Input(
                              "stdin:#" + id,
                              Optional.of(new ItemId(id)),
                              id,
                              new Content.Words(text),
                              Metadata.NONE));
                    })
                .iterator(),
            IngestOptions.usual(_ -> true),
            IngestListener.SILENT);
  }
}
