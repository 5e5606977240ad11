package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Change;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.Quarantined;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all catalogs do. */
public abstract class CatalogContract extends KeptItemsContract {

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
  void who_is_handed_a_batch_may_read_and_write() {
    IntStream.range(10, 22).forEach(i -> put(Entries.texts("i" + i, "text")));
    catalog.forEach(
        5,
        batch -> batch.forEach(entry -> assertThat(catalog.delete(entry.item().id())).isPresent()));
    assertThat(catalog.counts().items()).isZero();
    IntStream.range(10, 22).forEach(i -> put(Entries.texts("i" + i, "text")));
    catalog.forEachItem(5, batch -> batch.forEach(each -> catalog.update(each.item())));
    assertThat(catalog.counts().items()).isEqualTo(12);
  }

  @Test
  void what_is_stored_is_counted() {
    RandomData random = new RandomData(1);
    Item image = Entries.item("shot", Modality.IMAGE, Metadata.NONE);
    put(
        new Entry(
            image,
            List.of(
                Entries.passage(0, Modality.IMAGE, Facet.LOOK, random.unitVector()),
                Entries.passage(1, Modality.IMAGE, Facet.SIGHT, random.unitVector()),
                Entries.words(2, Modality.TEXT, "a caption"))));
    put(Entries.texts("a", "one", "two"));
    catalog.put(
        Entries.texts("b", "three"),
        new Checkpoint(new PipelineHash("other"), Optional.empty(), Metadata.NONE));
    Catalog.Counts counts = catalog.counts();
    assertThat(counts.items()).isEqualTo(3);
    assertThat(counts.passages()).isEqualTo(6);
    assertThat(counts.byModality()).isEqualTo(Map.of(Modality.IMAGE, 1L, Modality.TEXT, 3L));
    assertThat(counts.byFacet())
        .isEqualTo(Map.of(Facet.LOOK, 1L, Facet.SIGHT, 1L, Facet.WORDS, 4L));
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
    put(Entries.described("shot", Modality.IMAGE, Metadata.NONE, "words of a picture"));
    List<PassageVector> sample = catalog.sample(Modality.TEXT, Facet.WORDS, 20, 2);
    assertThat(sample).hasSize(20);
    assertThat(names(sample)).doesNotHaveDuplicates().allMatch(name -> name.startsWith("t"));
    assertThat(sample).allSatisfy(this::isAsStored);
    assertThat(names(catalog.sample(Modality.TEXT, Facet.WORDS, 20, 2))).isEqualTo(names(sample));
    assertThat(catalog.sample(Modality.TEXT, Facet.WORDS, 1_000, 2)).hasSize(120);
    assertThat(catalog.sample(Modality.TEXT, Facet.LOOK, 20, 2)).isEmpty();
  }

  @Test
  void a_sample_does_not_depend_on_the_order_of_putting() throws IOException {
    IntStream.range(0, 40).forEach(i -> put(Entries.texts("t" + i, "text " + i, "again " + i)));
    try (Catalog backwards = open()) {
      for (int i = 39; i >= 0; i--) {
        backwards.put(Entries.texts("t" + i, "text " + i, "again " + i), CHECKPOINT);
      }
      assertThat(names(backwards.sample(Modality.TEXT, Facet.WORDS, 10, 1)))
          .isEqualTo(names(catalog.sample(Modality.TEXT, Facet.WORDS, 10, 1)));
    }
  }

  @Test
  void a_sample_has_no_more_than_a_few_passages_of_one_item() {
    IntStream.range(0, 30).forEach(i -> put(Entries.texts("t" + i, "text " + i)));
    put(
        Entries.texts(
            "log", IntStream.range(0, 300).mapToObj(i -> "line " + i).toArray(String[]::new)));
    List<String> all = names(catalog.sample(Modality.TEXT, Facet.WORDS, 500, 3));
    assertThat(all).hasSize(33);
    assertThat(all).filteredOn(name -> name.startsWith("log/")).hasSize(3);
    assertThat(names(catalog.sample(Modality.TEXT, Facet.WORDS, 20, 3)))
        .as("found among the many of the other")
        .hasSize(20)
        .filteredOn(name -> name.startsWith("log/"))
        .hasSizeLessThanOrEqualTo(3);
  }

  private void isAsStored(PassageVector vector) {
    ItemId item = vector.passage().item();
    assertThat(vector.facet()).isEqualTo(Facet.WORDS);
    assertThat(vector.vector())
        .containsExactly(
            vector.passage().in(catalog.passages(List.of(item))).orElseThrow().vector());
  }

  private static List<String> names(List<PassageVector> vectors) {
    return vectors.stream()
        .map(each -> each.passage().item() + "/" + each.passage().ordinal())
        .toList();
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
  void the_names_of_deleted_items_are_forgotten_and_the_numbers_go_on() {
    put(Entries.texts("kept", "one"));
    put(Entries.texts("gone", "two"));
    catalog.delete(new ItemId("gone"));
    long deletion = catalog.sequence();
    put(Entries.texts("later", "three"));
    catalog.delete(new ItemId("later"));
    long last = catalog.sequence();
    assertThat(catalog.forgotten()).isZero();
    catalog.forget(deletion);
    assertThat(catalog.changesAfter(0, 10))
        .extracting(change -> change.item().value())
        .containsExactly("kept", "later");
    assertThat(catalog.forgotten()).isEqualTo(deletion);
    catalog.forget(deletion);
    assertThat(catalog.forgotten()).isEqualTo(deletion);
    assertThat(catalog.sequence()).isEqualTo(last);
    put(Entries.texts("gone", "four"));
    assertThat(catalog.sequence()).isGreaterThan(last);
    assertThat(catalog.changesAfter(last, 10))
        .extracting(change -> change.item().value())
        .containsExactly("gone");
  }

  @Test
  void a_blob_is_used_as_original_or_as_thumbnail_of_any_item() {
    ContentHash thumbnail = ContentHash.of("thumb");
    ContentHash none = ContentHash.of("none");
    Item a = Entries.item("a", Modality.IMAGE, Metadata.NONE);
    Item b = Entries.item("b", Modality.IMAGE, Metadata.NONE);
    Checkpoint small = new Checkpoint(CHECKPOINT.pipeline(), Optional.of(thumbnail), Metadata.NONE);
    catalog.put(new Entry(a, List.of()), small);
    catalog.put(new Entry(b, List.of()), small);
    List<ContentHash> all = List.of(a.content(), b.content(), thumbnail, none);
    assertThat(catalog.unused(all)).containsExactly(none);
    catalog.delete(a.id());
    assertThat(catalog.unused(all)).containsExactlyInAnyOrder(a.content(), none);
    catalog.delete(b.id());
    assertThat(catalog.unused(all)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(catalog.unused(List.of())).isEmpty();
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
}
