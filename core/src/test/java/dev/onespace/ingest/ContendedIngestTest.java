package dev.onespace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Turns;
import dev.onespace.error.ErrorCode;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Task;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What another thread does between the moment an input was planned and that it is written. */
class ContendedIngestTest {
  private static final Origin FILE = new Origin.File(Optional.of("disk"));
  private static final String HERE = "file:///in/report.txt";
  private static final String THERE = "file:///in/old/report.txt";

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final MemoryBlobs blobs = new MemoryBlobs();
  private final Turns turns = new Turns();
  private final Set<String> gone = new HashSet<>();

  @Test
  void an_id_that_was_free_and_is_given_meanwhile_stays_with_whom_it_was_given_to() {
    ItemId free = file(HERE, "any").newId(_ -> false);

    IngestReport report =
        during(() -> ingest(line(free.value(), "a ticket")), file(HERE, "a file"));

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.complete()).isTrue();
    assertThat(catalog.counts().items()).isEqualTo(2);
    assertThat(source(free)).isEqualTo("file:///items.jsonl#" + free);
    assertThat(catalog.bySource(HERE)).isPresent();
  }

  @Test
  void an_item_that_is_taken_for_moved_meanwhile_is_not_overwritten_with_its_old_place() {
    ingest(file(HERE, "one"));
    ItemId moved = id(HERE);
    gone.add(HERE);

    IngestReport report = during(() -> ingest(file(THERE, "one")), file(HERE, "two"));

    assertThat(report.added()).isEqualTo(1);
    assertThat(source(moved)).isEqualTo(THERE);
    assertThat(catalog.counts().items()).isEqualTo(2);
  }

  @Test
  void an_item_that_is_deleted_and_whose_id_is_given_meanwhile_is_not_brought_back_over_it() {
    ingest(file(HERE, "one"));
    ItemId id = id(HERE);

    IngestReport report =
        during(
            () -> {
              catalog.delete(id);
              ingest(line(id.value(), "a ticket"));
            },
            file(HERE, "two"));

    assertThat(report.complete()).isTrue();
    assertThat(source(id)).isEqualTo("file:///items.jsonl#" + id);
    assertThat(catalog.bySource(HERE)).isPresent();
  }

  @Test
  void a_person_who_names_the_id_that_a_file_got_meanwhile_is_told() {
    ItemId id = file(HERE, "any").newId(_ -> false);

    IngestReport report = during(() -> ingest(file(HERE, "a file")), line(id.value(), "a ticket"));

    assertThat(report.failed()).hasSize(1);
    assertThat(report.failed().getFirst().problem().code()).isEqualTo(ErrorCode.BAD_RECORD);
    assertThat(source(id)).isEqualTo(HERE);
  }

  @Test
  void two_who_take_in_one_new_file_make_one_item_of_it() {
    IngestReport report =
        during(() -> ingest(file(HERE, "a file")), file(HERE, "a file"), file(THERE, "another"));
    assertThat(report.complete()).isTrue();
    assertThat(catalog.counts().items()).isEqualTo(2);
  }

  @Test
  void fields_that_are_given_meanwhile_are_kept() {
    ingest(file(HERE, "one", "owner", "Ann"));
    during(() -> ingest(file(HERE, "one", "owner", "Bob")), file(HERE, "two"));
    assertThat(catalog.bySource(HERE).orElseThrow().usersFields())
        .isEqualTo(fields("owner", "Bob"));
  }

  @Test
  void a_source_that_is_that_of_another_item_fails_alone() {
    ingest(line("one", "words"));
    Input same =
        new Input(
            "file:///items.jsonl#one",
            Optional.of(new ItemId("two")),
            "t",
            new Content.Words("other words"),
            Metadata.NONE);

    IngestReport report = ingest(same, line("three", "more words"));

    assertThat(report.added()).isEqualTo(1);
    assertThat(report.failed()).hasSize(1);
    assertThat(report.failed().getFirst().problem().cause()).contains("items.jsonl#one");
    assertThat(catalog.item(new ItemId("three"))).isPresent();
  }

  /** Another node takes no turns with this one: it comes in between when blobs were looked at. */
  @Test
  void an_id_that_another_node_gives_at_the_last_moment_stays_with_whom_it_was_given_to() {
    ItemId free = file(HERE, "any").newId(_ -> false);
    var others = new AtomicReference<@Nullable Runnable>();
    var watched = new WatchedBlobs(others);
    others.set(() -> ingest(line(free.value(), "a ticket")));

    IngestReport report =
        new Ingest(new MemorySpace(), catalog, watched, new Turns(), new StageClock())
            .run(
                Stream.<Incoming>of(new Incoming.Ready(file(HERE, "a file"))).iterator(),
                IngestOptions.usual(_ -> true),
                IngestListener.SILENT);

    assertThat(report.added()).isEqualTo(1);
    assertThat(source(free)).isEqualTo("file:///items.jsonl#" + free);
    assertThat(catalog.bySource(HERE)).isPresent();
    assertThat(catalog.counts().items()).isEqualTo(2);
  }

  /** The last one of a batch that is full has nobody behind it who would finish the batch. */
  @Test
  void whatever_is_planned_anew_has_an_outcome() {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      inputs.add(file("file:///in/" + i + ".txt", "number " + i));
    }
    IngestReport report =
        during(
            () ->
                inputs.forEach(
                    input -> ingest(line(input.newId(_ -> false).value(), "a ticket " + input))),
            inputs.toArray(Input[]::new));
    assertThat(report.added()).isEqualTo(40);
    assertThat(catalog.counts().items()).isEqualTo(80);
  }

  /** The blobs, which let others in when they are looked at. */
  private final class WatchedBlobs implements Blobs {
    private final AtomicReference<@Nullable Runnable> others;

    WatchedBlobs(AtomicReference<@Nullable Runnable> others) {
      this.others = others;
    }

    @Override
    public ContentHash put(ByteSource bytes) {
      return blobs.put(bytes);
    }

    @Override
    public Optional<ByteSource> get(ContentHash hash) {
      return blobs.get(hash);
    }

    @Override
    public boolean has(ContentHash hash) {
      Optional.ofNullable(others.getAndSet(null)).ifPresent(Runnable::run);
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

  private IngestReport during(Runnable meanwhile, Input... inputs) {
    return ingest(new Meanwhile(meanwhile), inputs);
  }

  private IngestReport ingest(Input... inputs) {
    return ingest(new Meanwhile(() -> {}), inputs);
  }

  private IngestReport ingest(Meanwhile space, Input... inputs) {
    return new Ingest(space, catalog, blobs, turns, new StageClock())
        .run(
            Stream.of(inputs).<Incoming>map(Incoming.Ready::new).iterator(),
            IngestOptions.usual(item -> !gone.contains(item.source())),
            IngestListener.SILENT);
  }

  private ItemId id(String source) {
    return catalog.bySource(source).orElseThrow().item().id();
  }

  private String source(ItemId id) {
    return catalog.item(id).map(StoredItem::item).orElseThrow().source();
  }

  private static Metadata fields(String name, String value) {
    return new Metadata(Map.of(name, new MetaValue.Text(value)));
  }

  private static Input file(String source, String words) {
    return input(source, words, MetadataChange.NONE);
  }

  private static Input file(String source, String words, String field, String value) {
    return input(source, words, MetadataChange.of(fields(field, value)));
  }

  private static Input input(String source, String words, MetadataChange fields) {
    String title = source.substring(source.lastIndexOf('/') + 1);
    return new Input(source, Optional.empty(), title, new Content.Words(words), fields, FILE);
  }

  private static Input line(String id, String words) {
    return new Input(
        "file:///items.jsonl#" + id,
        Optional.of(new ItemId(id)),
        id,
        new Content.Words(words),
        MetadataChange.NONE,
        new Origin.Line());
  }

  /** A space while whose first batch is embedded another thread's work is done. */
  private static final class Meanwhile extends ForwardingSpace {
    private final Runnable work;
    private boolean done;

    Meanwhile(Runnable work) {
      super(new MemorySpace());
      this.work = work;
    }

    @Override
    public List<Embedded> embed(List<Content> contents, Task task) {
      if (!done) {
        done = true;
        work.run();
      }
      return super.embed(contents, task);
    }
  }
}
