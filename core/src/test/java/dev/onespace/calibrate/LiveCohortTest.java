package dev.onespace.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.space.PipelineHash;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a cohort is drawn anew, and what it keeps until then. */
class LiveCohortTest {
  private final MemoryCatalog catalog = new MemoryCatalog();
  private final LiveCohort live =
      new LiveCohort(catalog, new float[RandomData.DIMENSION], FusionWeights.USUAL);

  @BeforeEach
  void fill() {
    put(0, 100);
  }

  @Test
  void it_stays_as_it_is_until_a_tenth_has_changed() {
    ScoreCohort first = live.now();
    put(100, 109);
    assertThat(live.now()).isSameAs(first);
    put(109, 110);
    ScoreCohort second = live.now();
    assertThat(second.items()).hasSize(110);
    put(110, 120);
    assertThat(live.now()).as("11 have to change now").isSameAs(second);
  }

  @Test
  void what_was_deleted_is_in_it_no_longer() {
    live.now();
    catalog.delete(new ItemId("text-7"));
    assertThat(live.now().items()).hasSize(99).doesNotContain(new ItemId("text-7"));
  }

  @Test
  void what_was_deleted_and_forgotten_is_in_it_no_longer() {
    live.now();
    catalog.delete(new ItemId("text-7"));
    catalog.forget(catalog.sequence());
    assertThat(live.now().items()).hasSize(99).doesNotContain(new ItemId("text-7"));
  }

  @Test
  void what_was_replaced_is_in_it_no_longer() {
    live.now();
    put(7, 8);
    assertThat(live.now().items()).hasSize(99).doesNotContain(new ItemId("text-7"));
  }

  @Test
  void the_same_text_of_many_items_counts_once() {
    IntStream.range(0, 20)
        .forEach(i -> catalog.put(Entries.texts("copy-" + i, "copied"), checkpoint()));
    assertThat(live.now().items()).hasSize(101);
  }

  @Test
  void the_same_word_in_many_pictures_counts_each_time() {
    IntStream.range(0, 20)
        .mapToObj(i -> Entries.described("shirt-" + i, Modality.IMAGE, Metadata.NONE, "oxford"))
        .forEach(picture -> catalog.put(picture, checkpoint()));
    assertThat(live.now().items()).hasSize(120);
  }

  @Test
  void an_empty_collection_has_one_that_grows_with_it() {
    var empty = new MemoryCatalog();
    var growing = new LiveCohort(empty, new float[RandomData.DIMENSION], FusionWeights.USUAL);
    assertThat(growing.now().items()).isEmpty();
    empty.put(Entries.texts("a", "one"), checkpoint());
    assertThat(growing.now().items()).containsExactly(new ItemId("a"));
  }

  private void put(int from, int to) {
    IntStream.range(from, to)
        .forEach(i -> catalog.put(Entries.texts("text-" + i, "words " + i), checkpoint()));
  }

  private static Checkpoint checkpoint() {
    return new Checkpoint(new PipelineHash("p"), Optional.empty(), Metadata.NONE);
  }
}
