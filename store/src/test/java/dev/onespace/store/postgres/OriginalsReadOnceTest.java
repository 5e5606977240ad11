package dev.onespace.store.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Access;
import dev.onespace.error.ErrorCode;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Metadata;
import dev.onespace.jobs.SharedIngest;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.Task;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In a shared ingest originals may lie far away: each is written there once and read from there
 * once, and its hash is not made again.
 */
class OriginalsReadOnceTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void three_originals_of_each_type_are_put_once_and_read_once() {
    var blobs = new CountedBlobs(new FolderBlobs(folder));
    List<Content> embedded = new ArrayList<>();

    IngestReport report = run(blobs, inputs(), embedded::addAll);

    assertThat(report.added()).isEqualTo(9);
    assertThat(blobs.reads).hasSize(9).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    assertThat(blobs.puts).hasSize(9).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    assertThat(embedded)
        .as("what is embedded is in memory, and leads nobody to the blobs again")
        .hasSize(9)
        .noneMatch(it -> it.bytes() instanceof ByteSource.OfFile);
  }

  @Test
  void one_that_is_damaged_where_it_lies_fails_alone() {
    var blobs = new CountedBlobs(new FolderBlobs(folder));
    List<Input> inputs = inputs();
    ContentHash damaged = ContentHash.of("text 1");
    blobs.then = hash -> write(hash.equals(damaged), hash);

    IngestReport report = run(blobs, inputs, _ -> {});

    assertThat(report.added()).isEqualTo(8);
    assertThat(report.failed())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.source()).isEqualTo("text-1");
              assertThat(it.problem().code()).isEqualTo(ErrorCode.CORRUPT);
            });
  }

  private void write(boolean really, ContentHash hash) {
    if (really) {
      String hex = hash.hex();
      Path file = folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
      try {
        Files.writeString(file, "other 1");
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
  }

  private static List<Input> inputs() {
    return IntStream.range(0, 9).mapToObj(i -> input(i % 3, i / 3)).toList();
  }

  private static Input input(int type, int number) {
    return switch (type) {
      case 0 -> input("text-" + number, new Content.Words("text " + number));
      case 1 -> input("picture-" + number, new Content.Picture(bytes("picture " + number)));
      default -> input("call-" + number, new Content.Recording(bytes("call " + number)));
    };
  }

  private static Input input(String source, Content content) {
    return new Input(source, Optional.empty(), source, content, Metadata.NONE);
  }

  private static ByteSource bytes(String text) {
    return new ByteSource.OfBytes(text.getBytes(UTF_8));
  }

  private static IngestReport run(
      Blobs blobs, List<Input> inputs, Consumer<List<Content>> embedding) {
    var space =
        new ForwardingSpace(new MemorySpace()) {
          @Override
          public List<Embedded> embed(List<Content> contents, Task task) {
            embedding.accept(contents);
            return super.embed(contents, task);
          }
        };
    try (TestDatabase shared = new TestDatabase();
        PostgresDatabase database = PostgresDatabase.open(shared.settings(), Access.WRITE)) {
      var catalog = PostgresCatalog.open(database, "shared", SpaceIdentity.of(space));
      var jobs = new PostgresJobs(database, catalog);
      var node = new SharedIngest.Node("node", Duration.ofSeconds(30));
      return new SharedIngest(
              new Ingest(space, catalog, blobs, new StageClock()), catalog, blobs, jobs, node)
          .run(
              inputs.stream().<Incoming>map(Incoming.Ready::new).iterator(),
              IngestOptions.usual(_ -> true),
              IngestListener.SILENT);
    }
  }

  /** Blobs that count how often each is asked for with what reads it, and is put. */
  private static final class CountedBlobs implements Blobs {
    private final Blobs blobs;
    private final Map<ContentHash, Integer> reads = new ConcurrentHashMap<>();
    private final Map<ContentHash, Integer> puts = new ConcurrentHashMap<>();
    private Consumer<ContentHash> then = _ -> {};

    CountedBlobs(Blobs blobs) {
      this.blobs = blobs;
    }

    @Override
    public ContentHash put(ByteSource bytes) {
      ContentHash hash = blobs.put(bytes);
      puts.merge(hash, 1, Integer::sum);
      then.accept(hash);
      return hash;
    }

    @Override
    public Optional<ByteSource> get(ContentHash hash) {
      return blobs.get(hash).map(there -> new ByteSource.OfBytes(read(hash, there)));
    }

    private byte[] read(ContentHash hash, ByteSource there) {
      reads.merge(hash, 1, Integer::sum);
      try (var in = there.open()) {
        return in.readAllBytes();
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }

    @Override
    public boolean has(ContentHash hash) {
      return blobs.has(hash);
    }

    @Override
    public boolean isSound(ContentHash hash) {
      reads.merge(hash, 1, Integer::sum);
      return blobs.isSound(hash);
    }

    @Override
    public boolean delete(ContentHash hash) {
      return blobs.delete(hash);
    }
  }
}
