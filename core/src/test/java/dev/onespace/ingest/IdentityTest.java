package dev.onespace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.ErrorCode;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which item an input is, and which fields it has after it was taken in again. */
class IdentityTest {
  private static final Origin FILE = new Origin.File(Optional.of("disk"));
  private static final String OLD = "file:///in/report.txt";
  private static final String NEW = "file:///in/old/report.txt";

  private final MemoryCatalog catalog = new MemoryCatalog();
  private final Set<String> gone = new HashSet<>();

  @Test
  void a_new_file_at_the_old_place_of_a_moved_one_is_another_item() {
    ingest(file(OLD, "the invoice was paid"));
    ItemId id = only();
    gone.add(OLD);
    assertThat(ingest(file(NEW, "the invoice was paid")).renamed()).isEqualTo(1);
    gone.clear();

    assertThat(ingest(file(OLD, "the toner is out")).added()).isEqualTo(1);

    assertThat(catalog.counts().items()).isEqualTo(2);
    assertThat(source(id)).isEqualTo(NEW);
    IngestReport again = ingest(file(NEW, "the invoice was paid"), file(OLD, "the toner is out"));
    assertThat(again.same()).isEqualTo(2);
  }

  @Test
  void two_new_items_of_one_batch_never_share_an_id() {
    ingest(file(OLD, "one"));
    ItemId first = only();
    gone.add(OLD);
    ingest(file(NEW, "one"));
    gone.clear();
    ItemId second = longerId(OLD, first);
    IngestReport report =
        ingest(line(second.value(), "given by a person"), file(OLD, "made for a file"));
    assertThat(report.added()).isEqualTo(2);
    assertThat(catalog.counts().items()).isEqualTo(3);
  }

  @Test
  void an_id_that_a_person_gave_is_not_given_to_a_file() {
    ItemId generated = file(OLD, "any").newId(_ -> false);
    ingest(line(generated.value(), "a ticket"));

    assertThat(ingest(file(OLD, "a file")).added()).isEqualTo(1);

    assertThat(catalog.counts().items()).isEqualTo(2);
    assertThat(source(generated)).startsWith("file:///items.jsonl#");
  }

  @Test
  void a_person_cannot_take_a_files_id_for_something_else_unawares() {
    ingest(file(OLD, "a file"));
    ItemId id = only();

    IngestReport report = ingest(line(id.value(), "a ticket"));

    assertThat(report.failed()).hasSize(1);
    assertThat(report.failed().getFirst().problem().code()).isEqualTo(ErrorCode.BAD_RECORD);
    assertThat(report.failed().getFirst().problem().cause()).contains(id.value(), OLD);
    assertThat(source(id)).isEqualTo(OLD);
  }

  @Test
  void only_what_came_from_a_file_is_taken_for_moved() {
    ingest(line("T-1", "out of office"), stdin("T-2", "out of office too"));
    catalog.forEachItem(9, items -> items.forEach(it -> gone.add(it.item().source())));

    IngestReport report = ingest(file(OLD, "out of office"), file(NEW, "out of office too"));

    assertThat(report.renamed()).isZero();
    assertThat(report.added()).isEqualTo(2);
    assertThat(report.embedded()).as("copied").isZero();
    assertThat(source(new ItemId("T-2"))).isEqualTo("stdin:#T-2");
  }

  @Test
  void of_several_that_vanished_the_one_of_the_same_name_is_it() {
    ingest(file("file:///in/a.txt", "same"), file("file:///in/b.txt", "same"));
    ItemId b = id("file:///in/b.txt");
    gone.addAll(List.of("file:///in/a.txt", "file:///in/b.txt"));
    ingest(file("file:///out/b.txt", "same"));
    assertThat(source(b)).isEqualTo("file:///out/b.txt");
  }

  @Test
  void another_device_of_the_same_file_is_recorded_and_is_no_change() {
    ingest(file(OLD, "words"));
    long sequence = catalog.sequence();
    Origin moved = new Origin.File(Optional.of("another disk"));
    IngestReport report = ingest(input(OLD, Optional.empty(), "words", MetadataChange.NONE, moved));
    assertThat(report.same()).isEqualTo(1);
    assertThat(catalog.item(only()).orElseThrow().item().origin()).isEqualTo(moved);
    assertThat(catalog.sequence()).as("no index has to follow").isEqualTo(sequence);
  }

  @Test
  void what_an_ingest_does_not_name_stays_whatever_becomes_of_the_item() {
    ingest(file(OLD, "one", fields("category", "auth", "owner", "Ann")));
    assertThat(ingest(file(OLD, "one")).same()).isEqualTo(1);
    assertThat(metadata()).isEqualTo(fields("category", "auth", "owner", "Ann"));

    ingest(file(OLD, "one", fields("owner", "Bob")));
    assertThat(metadata()).isEqualTo(fields("category", "auth", "owner", "Bob"));

    assertThat(ingest(file(OLD, "two")).updated()).isEqualTo(1);
    assertThat(metadata()).isEqualTo(fields("category", "auth", "owner", "Bob"));

    gone.add(OLD);
    assertThat(ingest(file(NEW, "two")).renamed()).isEqualTo(1);
    assertThat(metadata()).isEqualTo(fields("category", "auth", "owner", "Bob"));

    MetadataChange without = new MetadataChange(Metadata.NONE, Set.of("owner", "never"), false);
    assertThat(ingest(input(NEW, Optional.empty(), "two", without, FILE)).updated()).isEqualTo(1);
    assertThat(metadata()).isEqualTo(fields("category", "auth"));
  }

  @Test
  void a_copy_has_the_fields_of_its_own_only() {
    ingest(file(OLD, "same", fields("owner", "Ann")), file(NEW, "same"));
    assertThat(catalog.bySource(NEW).map(StoredItem::usersFields)).contains(Metadata.NONE);
  }

  private static ItemId longerId(String source, ItemId taken) {
    return file(source, "any").newId(taken::equals);
  }

  private IngestReport ingest(Input... inputs) {
    List<Incoming> all = new ArrayList<>();
    for (Input input : inputs) {
      all.add(new Incoming.Ready(input));
    }
    return new Ingest(new MemorySpace(), catalog, new MemoryBlobs(), new StageClock())
        .run(
            all.iterator(),
            IngestOptions.usual(item -> !gone.contains(item.source())),
            IngestListener.SILENT);
  }

  private ItemId only() {
    List<ItemId> ids = new ArrayList<>();
    catalog.forEachItem(9, items -> items.forEach(it -> ids.add(it.item().id())));
    assertThat(ids).hasSize(1);
    return ids.getFirst();
  }

  private ItemId id(String source) {
    return catalog.bySource(source).orElseThrow().item().id();
  }

  private String source(ItemId id) {
    return catalog.item(id).orElseThrow().item().source();
  }

  private Metadata metadata() {
    return catalog.item(only()).orElseThrow().usersFields();
  }

  private static Metadata fields(String... pairs) {
    Metadata fields = Metadata.NONE;
    for (int i = 0; i < pairs.length; i += 2) {
      fields = fields.with(new Metadata(Map.of(pairs[i], new MetaValue.Text(pairs[i + 1]))));
    }
    return fields;
  }

  private static Input file(String source, String words) {
    return file(source, words, Metadata.NONE);
  }

  private static Input file(String source, String words, Metadata fields) {
    return input(source, Optional.empty(), words, MetadataChange.of(fields), FILE);
  }

  private static Input line(String id, String words) {
    return input(
        "file:///items.jsonl#" + id,
        Optional.of(new ItemId(id)),
        words,
        MetadataChange.NONE,
        new Origin.Line());
  }

  private static Input stdin(String id, String words) {
    return input(
        "stdin:#" + id,
        Optional.of(new ItemId(id)),
        words,
        MetadataChange.NONE,
        new Origin.Stdin());
  }

  private static Input input(
      String source, Optional<ItemId> id, String words, MetadataChange fields, Origin origin) {
    String title = source.substring(source.lastIndexOf('/') + 1);
    return new Input(source, id, title, new Content.Words(words), fields, origin);
  }
}
