package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Locator;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import dev.onespace.item.Span;
import dev.onespace.space.PipelineHash;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.Change;
import dev.onespace.store.Catalog.Checkpoint;
import dev.onespace.store.Catalog.Quarantined;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Entry;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all catalogs do. */
public abstract class CatalogContract {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00112233aabbccdd"), Optional.empty(), Metadata.NONE);

  @SuppressWarnings("NullAway.Init")
  private Catalog catalog;

  /** Opens an empty catalog for vectors of {@link RandomData#DIMENSION} floats. */
  protected abstract Catalog open() throws IOException;

  @BeforeEach
  void openCatalog() throws IOException {
    catalog = open();
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  @Test
  void an_item_comes_back_as_it_was_put() {
    Item item =
        Entries.item(
            "shot-1", ItemType.IMAGE, Entries.metadata("ticket_id", "T-1", "width", "640"));
    Checkpoint checkpoint =
        new Checkpoint(
            new PipelineHash("0123456789abcdef"),
            Optional.of(ContentHash.of("thumb")),
            new Metadata(Map.of("width", MetaValue.of(640L))));
    catalog.put(new Entry(item, List.of()), checkpoint);
    assertThat(catalog.item(item.id())).contains(new StoredItem(item, checkpoint));
    assertThat(catalog.bySource(item.source())).contains(new StoredItem(item, checkpoint));
    assertThat(catalog.byContent(item.content())).containsExactly(new StoredItem(item, checkpoint));
  }

  @Test
  void metadata_of_every_type_come_back_exactly_and_in_order() {
    Item item =
        Entries.item(
            "typed",
            ItemType.TEXT,
            Entries.metadata(
                "z",
                "text",
                "exact",
                "0.1000000000000000000000000001",
                "large",
                "1e300",
                "day",
                "2024-01-15",
                "moment",
                "2024-01-15T10:00:00.5+02:00",
                "quoted day",
                "\"2024-01-15\"",
                "quoted number",
                "\"42\"",
                "yes",
                "true"));
    Item listed =
        Entries.item(
            "listed",
            ItemType.TEXT,
            new Metadata(
                Map.of(
                    "tags", new MetaValue.Strings(List.of("a \"b\"", "", "\u0000\uD83D\uDE00")))));
    put(new Entry(item, List.of()));
    put(new Entry(listed, List.of()));
    Metadata found = stored("typed").item().metadata();
    assertThat(found).isEqualTo(item.metadata());
    assertThat(found.fields().keySet())
        .containsExactlyElementsOf(item.metadata().fields().keySet());
    assertThat(stored("listed").item().metadata()).isEqualTo(listed.metadata());
  }

  @Test
  void random_metadata_come_back_exactly() {
    List<Entry> entries = new RandomData(7).entries(200);
    entries.forEach(this::put);
    for (Entry entry : entries) {
      assertThat(stored(entry.item().id().value()).item()).isEqualTo(entry.item());
    }
  }

  @Test
  void passages_come_back_bit_by_bit_with_their_words_and_places() {
    List<Span> spans =
        List.of(
            new Span(0, 5, new Locator.Box(1, 2, 30, 40)),
            new Span(6, 11, new Locator.Seconds(0.1, 1.0 / 3)),
            new Span(11, 11, new Locator.Whole()),
            new Span(11, 12, new Locator.Characters(3, 4)));
    RandomData random = new RandomData(3);
    List<Passage> passages =
        List.of(
            new Passage(
                0,
                Facet.WORDS,
                new Locator.Seconds(1.5, 30.25),
                random.unitVector(),
                "hello world",
                spans),
            new Passage(1, Facet.SIGHT, new Locator.Whole(), random.unitVector(), "", List.of()),
            new Passage(
                2, Facet.LOOK, new Locator.Box(0, 0, 9, 9), random.unitVector(), "", List.of()),
            new Passage(3, Facet.NATIVE, new Locator.Page(4), random.unitVector(), "", List.of()));
    put(new Entry(Entries.item("a"), passages));
    assertThat(passages("a"))
        .usingRecursiveFieldByFieldElementComparator(exactly())
        .containsExactlyElementsOf(passages);
  }

  @Test
  void putting_again_replaces_the_item_and_all_its_passages() {
    put(Entries.texts("a", "one", "two", "three"));
    put(Entries.texts("a", "four"));
    assertThat(passages("a")).extracting(Passage::words).containsExactly("four");
    assertThat(catalog.counts().passages()).isEqualTo(1);
  }

  @Test
  void updating_leaves_the_passages_and_the_checkpoint() {
    put(Entries.texts("a", "one", "two"));
    Item old = stored("a").item();
    Item renamed =
        new Item(
            old.id(), old.type(), "file:///new", "new", old.content(), Entries.metadata("n", "1"));
    catalog.update(renamed);
    assertThat(stored("a")).isEqualTo(new StoredItem(renamed, CHECKPOINT));
    assertThat(passages("a")).extracting(Passage::words).containsExactly("one", "two");
    assertThat(catalog.bySource(old.source())).isEmpty();
  }

  @Test
  void updating_an_unknown_item_is_an_error() {
    assertThatThrownBy(() -> catalog.update(Entries.item("never")))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  @Test
  void one_source_has_one_item() {
    put(Entries.texts("a", "one"));
    Item a = stored("a").item();
    Item thief = new Item(new ItemId("b"), a.type(), a.source(), "b", a.content(), Metadata.NONE);
    assertThatThrownBy(() -> put(new Entry(thief, List.of())))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining(a.source());
    assertThat(catalog.item(thief.id())).isEmpty();
    assertThat(catalog.bySource(a.source()).map(each -> each.item().id())).contains(a.id());
  }

  @Test
  void a_deleted_item_is_gone_with_its_passages() {
    put(Entries.texts("a", "one"));
    put(Entries.texts("b", "two"));
    assertThat(catalog.delete(new ItemId("a"))).map(each -> each.item().id().value()).contains("a");
    assertThat(catalog.delete(new ItemId("a"))).isEmpty();
    assertThat(catalog.item(new ItemId("a"))).isEmpty();
    assertThat(catalog.passages(List.of(new ItemId("a")))).isEmpty();
    assertThat(catalog.counts().passages()).isEqualTo(1);
  }

  @Test
  void many_are_found_at_once_and_unknown_ones_left_out() {
    List<ItemId> ids = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      put(Entries.texts("item-" + i, "text " + i));
      ids.add(new ItemId("item-" + i));
    }
    ids.add(new ItemId("never"));
    assertThat(catalog.items(ids)).hasSize(1_100);
    assertThat(catalog.passages(ids)).hasSize(1_100);
    assertThat(catalog.passages(ids).get(new ItemId("item-777")))
        .extracting(Passage::words)
        .containsExactly("text 777");
  }

  @Test
  void an_item_without_passages_has_an_empty_list_of_them() {
    put(new Entry(Entries.item("silent"), List.of()));
    assertThat(passages("silent")).isEmpty();
  }

  @Test
  void all_items_pass_by_in_batches_ordered_by_id() {
    IntStream.range(10, 35).forEach(i -> put(Entries.texts("i" + (44 - i), "text", "more")));
    List<Integer> sizes = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    catalog.forEach(
        10,
        batch -> {
          sizes.add(batch.size());
          batch.forEach(entry -> ids.add(entry.item().id().value()));
          assertThat(batch).allSatisfy(entry -> assertThat(entry.passages()).hasSize(2));
        });
    assertThat(sizes).containsExactly(10, 10, 5);
    assertThat(ids).hasSize(25).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void what_is_stored_is_counted() {
    RandomData random = new RandomData(1);
    Item image = Entries.item("shot", ItemType.IMAGE, Metadata.NONE);
    put(
        new Entry(
            image,
            List.of(
                Entries.passage(0, Facet.LOOK, random.unitVector()),
                Entries.passage(1, Facet.SIGHT, random.unitVector()))));
    put(Entries.texts("a", "one", "two"));
    catalog.put(
        Entries.texts("b", "three"),
        new Checkpoint(new PipelineHash("other"), Optional.empty(), Metadata.NONE));
    Catalog.Counts counts = catalog.counts();
    assertThat(counts.items()).isEqualTo(3);
    assertThat(counts.passages()).isEqualTo(5);
    assertThat(counts.byType()).isEqualTo(Map.of(ItemType.IMAGE, 1L, ItemType.TEXT, 2L));
    assertThat(counts.byFacet())
        .isEqualTo(Map.of(Facet.LOOK, 1L, Facet.SIGHT, 1L, Facet.WORDS, 3L));
    assertThat(counts.byPipeline())
        .isEqualTo(Map.of(CHECKPOINT.pipeline(), 2L, new PipelineHash("other"), 1L));
  }

  @Test
  void an_empty_catalog_counts_nothing() {
    assertThat(catalog.counts()).isEqualTo(new Catalog.Counts(0, 0, Map.of(), Map.of(), Map.of()));
  }

  @Test
  void a_sample_is_of_the_type_and_facet_and_always_the_same() {
    IntStream.range(0, 60).forEach(i -> put(Entries.texts("t" + i, "text " + i, "again " + i)));
    put(Entries.described("shot", ItemType.IMAGE, Metadata.NONE, "words of a picture"));
    List<Passage> sample = catalog.sample(ItemType.TEXT, Facet.WORDS, 20);
    assertThat(sample).hasSize(20);
    assertThat(sample).extracting(Passage::words).doesNotContain("words of a picture");
    assertThat(catalog.sample(ItemType.TEXT, Facet.WORDS, 20))
        .usingRecursiveFieldByFieldElementComparator(exactly())
        .containsExactlyElementsOf(sample);
    assertThat(catalog.sample(ItemType.TEXT, Facet.WORDS, 1_000)).hasSize(120);
    assertThat(catalog.sample(ItemType.TEXT, Facet.LOOK, 20)).isEmpty();
  }

  @Test
  void a_sample_does_not_depend_on_the_order_of_putting() throws IOException {
    IntStream.range(0, 40).forEach(i -> put(Entries.texts("t" + i, "text " + i)));
    try (Catalog backwards = open()) {
      for (int i = 39; i >= 0; i--) {
        backwards.put(Entries.texts("t" + i, "text " + i), CHECKPOINT);
      }
      assertThat(words(backwards.sample(ItemType.TEXT, Facet.WORDS, 10)))
          .isEqualTo(words(catalog.sample(ItemType.TEXT, Facet.WORDS, 10)));
    }
  }

  @Test
  void every_change_is_told_once_oldest_first() {
    long start = catalog.sequence();
    put(Entries.texts("a", "one"));
    put(Entries.texts("b", "two"));
    put(Entries.texts("a", "three"));
    catalog.update(stored("b").item());
    put(Entries.texts("c", "four"));
    catalog.delete(new ItemId("c"));
    List<Change> changes = catalog.changesAfter(start, 100);
    assertThat(changes).extracting(change -> change.item().value()).containsExactly("a", "b", "c");
    assertThat(changes).extracting(Change::sequence).isSorted().doesNotHaveDuplicates();
    assertThat(changes.getLast().sequence()).isEqualTo(catalog.sequence());
  }

  @Test
  void changes_are_followed_in_steps() {
    IntStream.range(0, 25).forEach(i -> put(Entries.texts("t" + i, "text")));
    List<String> followed = new ArrayList<>();
    long at = 0;
    for (List<Change> step = catalog.changesAfter(at, 10);
        !step.isEmpty();
        step = catalog.changesAfter(at, 10)) {
      step.forEach(change -> followed.add(change.item().value()));
      at = step.getLast().sequence();
    }
    assertThat(followed).hasSize(25).doesNotHaveDuplicates();
    assertThat(at).isEqualTo(catalog.sequence());
    assertThat(catalog.changesAfter(at, 10)).isEmpty();
  }

  @Test
  void deleting_nothing_is_no_change() {
    put(Entries.texts("a", "one"));
    long before = catalog.sequence();
    catalog.delete(new ItemId("never"));
    assertThat(catalog.sequence()).isEqualTo(before);
  }

  @Test
  void what_cannot_be_ingested_is_remembered_until_released() {
    ContentHash bad = ContentHash.of("bad");
    Problem problem = new Problem(ErrorCode.DAMAGED, "x.png ends too early", "Export it again.");
    catalog.quarantine(bad, "file:///old", new Problem(ErrorCode.TIMED_OUT, "x.png took long"));
    catalog.quarantine(bad, "file:///x.png", problem);
    Quarantined expected = new Quarantined(bad, "file:///x.png", problem);
    assertThat(catalog.quarantined(bad)).contains(expected);
    assertThat(catalog.quarantined()).containsExactly(expected);
    catalog.release(bad);
    assertThat(catalog.quarantined(bad)).isEmpty();
    assertThat(catalog.quarantined()).isEmpty();
  }

  private void put(Entry entry) {
    catalog.put(entry, CHECKPOINT);
  }

  private StoredItem stored(String id) {
    return catalog.item(new ItemId(id)).orElseThrow();
  }

  private List<Passage> passages(String id) {
    return Optional.ofNullable(catalog.passages(List.of(new ItemId(id))).get(new ItemId(id)))
        .orElseThrow();
  }

  private static List<String> words(List<Passage> passages) {
    return passages.stream().map(Passage::words).toList();
  }

  private static RecursiveComparisonConfiguration exactly() {
    return RecursiveComparisonConfiguration.builder()
        .withEqualsForType(Arrays::equals, float[].class)
        .build();
  }
}
