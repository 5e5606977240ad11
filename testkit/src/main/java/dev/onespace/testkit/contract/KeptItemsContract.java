package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.Quarantined;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Catalog.Written;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardFilters;
import dev.onespace.testkit.fuzz.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How catalogs keep single items and passages; part of {@link CatalogContract}. */
abstract class KeptItemsContract {
  static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00112233aabbccdd"), Optional.empty(), Metadata.NONE);

  @SuppressWarnings("NullAway.Init")
  Catalog catalog;

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
            "shot-1", Modality.IMAGE, Entries.metadata("ticket_id", "T-1", "width", "640"));
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
            Modality.TEXT,
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
            Modality.TEXT,
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
  void awkward_metadata_come_back_exactly() {
    Cases.of(150, 10_000)
        .check(
            seed -> {
              Item item = new AwkwardFilters(seed, 5, 10).item("awkward");
              put(new Entry(item, List.of()));
              assertThat(stored("awkward").item()).isEqualTo(item);
            });
  }

  @Test
  void passages_come_back_bit_by_bit_with_their_words_and_places() {
    List<Span> spans =
        List.of(
            new Span(0, 5, Place.of(new Place.Box(1, 2, 30, 40))),
            new Span(6, 11, Place.of(new Place.Seconds(0.1, 1.0 / 3))),
            new Span(11, 11, Place.WHOLE),
            new Span(
                11,
                12,
                Place.of(
                    new Place.Paragraph(2), new Place.Seconds(1, 2), new Place.Characters(3, 4))));
    RandomData random = new RandomData(3);
    List<Passage> passages =
        List.of(
            new Passage(
                0,
                Modality.AUDIO,
                Facet.WORDS,
                Place.of(new Place.Seconds(1.5, 30.25)),
                random.unitVector(),
                "hello world",
                spans),
            new Passage(
                1, Modality.IMAGE, Facet.SIGHT, Place.WHOLE, random.unitVector(), "", List.of()),
            new Passage(
                2,
                Modality.IMAGE,
                Facet.LOOK,
                Place.of(new Place.Box(0, 0, 9, 9)),
                random.unitVector(),
                "",
                List.of()),
            new Passage(
                3,
                Modality.TEXT,
                Facet.NATIVE,
                Place.of(new Place.Page(4), new Place.Box(1, 2, 3, 4)),
                random.unitVector(),
                "",
                List.of()));
    put(new Entry(Entries.item("a"), passages));
    assertThat(passages("a"))
        .usingRecursiveFieldByFieldElementComparator(exactly())
        .containsExactlyElementsOf(passages);
  }

  @Test
  void texts_with_control_characters_come_back_exactly() {
    String awkward = "a\u0000b\u001a0c\u001a1\u001a\u0000\u0000\u007f\uffff\ud83d\ude00";
    Item item =
        new Item(
            new ItemId("a"),
            new MediaType("message/rfc822"),
            "file:///" + awkward,
            "title " + awkward,
            ContentHash.of("a"),
            Metadata.NONE);
    put(new Entry(item, List.of(Entries.words(0, awkward))));
    assertThat(stored("a").item()).isEqualTo(item);
    assertThat(catalog.bySource(item.source())).map(each -> each.item().id()).contains(item.id());
    assertThat(passages("a")).extracting(Passage::words).containsExactly(awkward);
    Problem problem = new Problem(ErrorCode.DAMAGED, awkward, awkward);
    catalog.quarantine(item.content(), awkward, problem);
    assertThat(catalog.quarantined())
        .containsExactly(new Quarantined(item.content(), awkward, problem));
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
            old.id(), old.media(), "file:///new", "new", old.content(), Entries.metadata("n", "1"));
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
    Item thief = new Item(new ItemId("b"), a.media(), a.source(), "b", a.content(), Metadata.NONE);
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
  void what_a_deleted_or_replaced_item_used_is_named_until_it_is_swept_or_used_again() {
    Entry entry = Entries.texts("a", "one");
    ContentHash first = entry.item().content();
    put(entry);
    assertThat(catalog.released(9)).isEmpty();
    catalog.delete(new ItemId("a"));
    assertThat(catalog.released(9)).containsExactly(first);
    put(entry);
    assertThat(catalog.released(9)).as("used again").isEmpty();

    ContentHash second = ContentHash.of("other bytes");
    put(new Entry(holding(entry.item(), second), entry.passages()));
    assertThat(catalog.released(9)).as("replaced").containsExactly(first);
    catalog.delete(new ItemId("a"));
    assertThat(catalog.released(1)).hasSize(1);
    List<ContentHash> dropped = new ArrayList<>();
    catalog.sweep(List.of(first, second), dropped::add);
    assertThat(dropped).containsExactlyInAnyOrder(first, second);
    assertThat(catalog.released(9)).as("swept").isEmpty();
  }

  private static Item holding(Item item, ContentHash content) {
    return new Item(item.id(), item.media(), item.source(), item.title(), content, item.metadata());
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
  void what_was_planned_is_written_only_in_place_of_what_was_read() {
    Entry first = Entries.texts("a", "one");
    assertThat(inPlaceOf(Optional.empty(), first)).isEqualTo(Written.DONE);
    StoredItem read = stored("a");
    Entry ofAnother = fromElsewhere("a", "file:///elsewhere/a", "two");
    assertThat(inPlaceOf(Optional.empty(), ofAnother)).isEqualTo(Written.CHANGED);
    assertThat(stored("a")).isEqualTo(read);
    assertThat(passages("a")).extracting(Passage::words).containsExactly("one");

    assertThat(inPlaceOf(Optional.of(read), ofAnother)).isEqualTo(Written.DONE);
    assertThat(inPlaceOf(Optional.of(read), first)).isEqualTo(Written.CHANGED);
    assertThat(passages("a")).extracting(Passage::words).containsExactly("two");

    catalog.delete(new ItemId("a"));
    assertThat(inPlaceOf(Optional.of(stored(ofAnother)), first)).isEqualTo(Written.CHANGED);
    assertThat(catalog.item(new ItemId("a"))).isEmpty();
  }

  @Test
  void what_was_planned_is_not_written_over_the_source_of_another_item() {
    put(Entries.texts("a", "one"));
    Entry same = fromElsewhere("b", stored("a").item().source(), "two");
    assertThat(inPlaceOf(Optional.empty(), same)).isEqualTo(Written.CHANGED);
    assertThat(catalog.item(new ItemId("b"))).isEmpty();
  }

  @Test
  void what_is_known_is_changed_only_if_it_is_what_was_read() {
    put(Entries.texts("a", "one"));
    Item read = stored("a").item();
    Item moved = fromElsewhere("a", "file:///elsewhere/a", "one").item();
    Item fresh =
        new Item(read.id(), read.media(), moved.source(), "new", read.content(), read.metadata());
    assertThat(catalog.updateInPlaceOf(read, fresh)).isTrue();
    Item late =
        new Item(read.id(), read.media(), read.source(), "late", read.content(), read.metadata());
    assertThat(catalog.updateInPlaceOf(read, late)).isFalse();
    assertThat(stored("a").item().title()).isEqualTo("new");
  }

  private Written inPlaceOf(Optional<StoredItem> former, Entry entry) {
    return catalog.putInPlaceOf(former, entry, CHECKPOINT, _ -> true);
  }

  private static StoredItem stored(Entry entry) {
    return new StoredItem(entry.item(), CHECKPOINT);
  }

  private static Entry fromElsewhere(String id, String source, String words) {
    Item item =
        new Item(
            new ItemId(id),
            MediaType.PLAIN_TEXT,
            source,
            id,
            ContentHash.of("content of " + words),
            Metadata.NONE);
    return new Entry(item, List.of(Entries.words(0, words)));
  }

  @Test
  void an_item_without_passages_has_an_empty_list_of_them() {
    put(new Entry(Entries.item("silent"), List.of()));
    assertThat(passages("silent")).isEmpty();
  }

  void put(Entry entry) {
    catalog.put(entry, CHECKPOINT);
  }

  StoredItem stored(String id) {
    return catalog.item(new ItemId(id)).orElseThrow();
  }

  List<Passage> passages(String id) {
    return Optional.ofNullable(catalog.passages(List.of(new ItemId(id))).get(new ItemId(id)))
        .orElseThrow();
  }

  static RecursiveComparisonConfiguration exactly() {
    return RecursiveComparisonConfiguration.builder()
        .withEqualsForType(Arrays::equals, float[].class)
        .build();
  }
}
