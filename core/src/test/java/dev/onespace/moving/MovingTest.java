package dev.onespace.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.ingest.Input;
import dev.onespace.ingest.Outcome;
import dev.onespace.item.ItemId;
import dev.onespace.moving.Migration.Migrated;
import dev.onespace.space.Content;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.memory.MemoryBlobs;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A collection that is taken to other stores, or into another space. */
class MovingTest {
  private static final int ITEMS = 150;

  private final MemoryCatalog from = new MemoryCatalog();
  private final MemoryBlobs fromBlobs = new MemoryBlobs();
  private final MemoryCatalog to = new MemoryCatalog();
  private final MemoryBlobs toBlobs = new MemoryBlobs();

  @BeforeEach
  void fill() {
    var inputs = IntStream.range(0, ITEMS).<Incoming>mapToObj(MovingTest::ready).iterator();
    new Ingest(new MemorySpace(), from, fromBlobs, new StageClock())
        .run(inputs, IngestOptions.usual(_ -> true), IngestListener.SILENT);
  }

  @Test
  void a_migrated_collection_is_the_same_item_by_item() {
    Migrated migrated = migration().run(() -> false, () -> {});
    assertThat(migrated).isEqualTo(new Migrated(ITEMS, 0, ITEMS, ITEMS, List.of(), false));
    List<ItemId> ids = ids(from);
    assertThat(ids(to)).isEqualTo(ids);
    assertThat(to.items(ids)).isEqualTo(from.items(ids));
    assertThat(to.passages(ids)).usingRecursiveComparison().isEqualTo(from.passages(ids));
    assertThat(ids)
        .allSatisfy(
            id -> assertThat(toBlobs.get(to.item(id).orElseThrow().item().content())).isPresent());
  }

  @Test
  void a_stopped_migration_goes_on_where_it_was() {
    AtomicInteger pages = new AtomicInteger();
    Migrated first = migration().run(() -> pages.incrementAndGet() > 1, () -> {});
    assertThat(first.stopped()).isTrue();
    assertThat(first.copied()).isBetween(1L, ITEMS - 1L);
    Migrated second = migration().run(() -> false, () -> {});
    assertThat(second.same()).isEqualTo(first.copied());
    assertThat(second.copied()).isEqualTo(ITEMS - first.copied());
  }

  @Test
  void what_changed_since_is_copied_again_and_nothing_else() {
    migration().run(() -> false, () -> {});
    from.update(
        Entries.item("item-7", dev.onespace.item.Modality.TEXT, Entries.metadata("price", "5")));
    Migrated again = migration().run(() -> false, () -> {});
    assertThat(again.copied()).isEqualTo(1);
    assertThat(to.item(new ItemId("item-7")).orElseThrow().item().metadata())
        .isEqualTo(Entries.metadata("price", "5"));
  }

  @Test
  void a_collection_of_another_space_takes_nothing() {
    var other = new MemoryCatalog(new SpaceIdentity("other", 8, new SpaceHash("0000000000000001")));
    assertThatExceptionOfType(OnespaceException.class)
        .isThrownBy(() -> new Migration(from, fromBlobs, other, toBlobs).run(() -> false, () -> {}))
        .satisfies(
            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.SPACE_MISMATCH));
    assertThat(other.counts().items()).isZero();
  }

  @Test
  void stored_items_are_embedded_again_from_their_originals_with_all_that_is_known_of_them() {
    IngestReport report = taken(StoredInputs.all(from, fromBlobs));
    assertThat(report.added()).isEqualTo(ITEMS);
    assertThat(report.complete()).isTrue();
    List<ItemId> ids = ids(from);
    assertThat(to.items(ids)).isEqualTo(from.items(ids));
    assertThat(taken(StoredInputs.all(from, fromBlobs)).embedded()).isZero();
  }

  @Test
  void an_item_whose_original_is_gone_is_named_and_the_others_go_on() {
    fromBlobs.delete(from.item(new ItemId("item-3")).orElseThrow().item().content());
    IngestReport report = taken(StoredInputs.all(from, fromBlobs));
    assertThat(report.added()).isEqualTo(ITEMS - 1);
    assertThat(report.failed())
        .singleElement()
        .extracting(Outcome.Failed::source)
        .isEqualTo("file:///data/item-3");
  }

  @Test
  void only_what_another_pipeline_made_is_stale() {
    Entry old = Entries.texts("old", "made long ago");
    from.put(
        old,
        new dev.onespace.catalog.Catalog.Checkpoint(
            new dev.onespace.space.PipelineHash("0000000000000000"),
            Optional.empty(),
            dev.onespace.item.Metadata.NONE));
    StoredInputs stale = StoredInputs.stale(from, fromBlobs, new MemorySpace().pipeline());
    assertThat(stale.size()).isEqualTo(1);
  }

  private IngestReport taken(StoredInputs inputs) {
    return new Ingest(new MemorySpace(), to, toBlobs, new StageClock())
        .run(inputs, IngestOptions.usual(_ -> true), IngestListener.SILENT);
  }

  private Migration migration() {
    return new Migration(from, fromBlobs, to, toBlobs);
  }

  private static List<ItemId> ids(MemoryCatalog catalog) {
    return IntStream.range(0, ITEMS)
        .mapToObj(i -> new ItemId("item-" + i))
        .filter(id -> catalog.item(id).isPresent())
        .toList();
  }

  private static Incoming ready(int i) {
    return new Incoming.Ready(
        new Input(
            "file:///data/item-" + i,
            Optional.of(new ItemId("item-" + i)),
            "item " + i,
            new Content.Words("what item " + i + " says"),
            Entries.metadata("number", String.valueOf(i), "made", "2026-01-02")));
  }
}
