package dev.onespace.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.search.Search;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Section;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Query;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Vectors;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.memory.MemoryCatalog;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Totals, counts, order and pages over all that is relevant, where that is more than the legs look
 * at first: pictures without a word, found by their look alone.
 */
class WholeListTest {
  private static final ItemId ASKED = new ItemId("alike-0000");
  private static final Query ALIKE = Query.like(ASKED);

  private final RandomData random = new RandomData(11);
  private final float[] look = random.unitVector();
  private final MemoryCatalog catalog = new MemoryCatalog();

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private LuceneIndex index;

  @BeforeEach
  void open() {
    index = LuceneIndex.open(folder, Access.WRITE);
  }

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void a_total_counts_all_that_is_relevant() {
    fill(301, 700);
    Section list = ask(ALIKE).sections().getFirst();
    assertThat(list.hits()).hasSize(10);
    assertThat(list.relevant()).isEqualTo(300);
    assertThat(list.open()).isFalse();
  }

  @Test
  void what_is_not_relevant_is_not_counted() {
    fill(7, 700);
    Section list = ask(ALIKE).sections().getFirst();
    assertThat(list.relevant()).isEqualTo(6);
    assertThat(list.belowCutoff()).isPositive();
    assertThat(list.open()).isFalse();
  }

  @Test
  void a_group_shows_what_is_relevant_in_it_up_to_as_many_as_asked_for() {
    fill(301, 700);
    Layout byShelf = Layout.PLAIN.grouped(new Layout.ByField(FilterField.of("shelf")));
    for (Section group : ask(ALIKE.top(90).layout(byShelf)).sections()) {
      assertThat(group.relevant()).as(group.name()).isEqualTo(100);
      assertThat(group.hits()).as(group.name()).hasSize(90);
      assertThat(group.open()).isFalse();
    }
  }

  @Test
  void counts_are_over_all_that_is_relevant() {
    fill(301, 700);
    Layout counting = Layout.PLAIN.counting(List.of("shelf"));
    assertThat(ask(ALIKE.layout(counting)).sections().getFirst().counts().get("shelf"))
        .containsExactly(
            new Section.Count(new MetaValue.Text("shelf 0"), 100),
            new Section.Count(new MetaValue.Text("shelf 1"), 100),
            new Section.Count(new MetaValue.Text("shelf 2"), 100));
  }

  @Test
  void counted_fields_are_in_the_order_asked_for() {
    fill(3, 60);
    List<String> fields = List.of("shelf", "number", "kind", "colour", "size");
    Section list = ask(ALIKE.layout(Layout.PLAIN.counting(fields))).sections().getFirst();
    assertThat(list.counts().keySet()).containsExactlyElementsOf(fields);
  }

  @Test
  void an_order_is_over_all_that_is_relevant() {
    fill(301, 700);
    Layout falling = Layout.PLAIN.ordered(new Layout.Order(FilterField.of("number"), true));
    assertThat(ids(ask(ALIKE.top(3).layout(falling)).hits()))
        .containsExactly("alike-0300", "alike-0299", "alike-0298");
  }

  @Test
  void pages_lead_through_all_that_is_relevant_each_once() {
    fill(301, 700);
    Layout group = Layout.PLAIN.grouped(new Layout.ByField(FilterField.of("kind")));
    List<String> seen = new ArrayList<>();
    Query query = ALIKE.top(70).layout(group);
    Section page = ask(query).sections().getFirst();
    seen.addAll(ids(page.hits()));
    while (page.more().isPresent()) {
      page = ask(query.after(page.more().get())).sections().getFirst();
      seen.addAll(ids(page.hits()));
    }
    assertThat(seen).hasSize(300).doesNotHaveDuplicates().allMatch(id -> id.startsWith("alike"));
  }

  @Test
  void texts_have_the_same_place_however_deep_the_legs_look_first() {
    for (int i = 0; i < 301; i++) {
      add(Modality.TEXT, Facet.WORDS, "alike", i, near(look));
    }
    for (int i = 0; i < 700; i++) {
      add(Modality.TEXT, Facet.WORDS, "other", i, random.unitVector());
    }
    index.commit(catalog.sequence());
    Layout group = Layout.PLAIN.grouped(new Layout.ByField(FilterField.of("kind")));
    Query texts = ALIKE.only(Modality.TEXT).layout(group);
    List<Hit> atOnce = ask(texts.top(300)).sections().getFirst().hits();
    List<Hit> inPages = new ArrayList<>();
    Section page = ask(texts.top(15)).sections().getFirst();
    inPages.addAll(page.hits());
    while (page.more().isPresent()) {
      page = ask(texts.top(15).after(page.more().get())).sections().getFirst();
      inPages.addAll(page.hits());
    }
    assertThat(inPages).hasSize(300);
    assertThat(inPages.stream().map(hit -> hit.rank().score()))
        .containsExactlyElementsOf(atOnce.stream().map(hit -> hit.rank().score()).toList());
  }

  @Test
  void a_total_that_the_legs_do_not_reach_the_end_of_is_said_to_be_open() {
    fill(1_401, 1_000);
    Section list = ask(ALIKE).sections().getFirst();
    assertThat(list.relevant()).isBetween(900L, 1_000L);
    assertThat(list.open()).isTrue();
  }

  private Answer ask(Query query) {
    return new Search(new MemorySpace(), catalog, index, FusionWeights.USUAL, new StageClock())
        .run(query);
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> hit.item().id().value()).toList();
  }

  private void fill(int alike, int others) {
    for (int i = 0; i < alike; i++) {
      add("alike", i, near(look));
    }
    for (int i = 0; i < others; i++) {
      add("other", i, random.unitVector());
    }
    index.commit(catalog.sequence());
  }

  private void add(String kind, int number, float[] vector) {
    add(Modality.IMAGE, Facet.LOOK, kind, number, vector);
  }

  private void add(Modality type, Facet facet, String kind, int number, float[] vector) {
    Passage passage = new Passage(0, type, facet, Place.WHOLE, vector, "", List.of());
    String id = "%s-%04d".formatted(kind, number);
    var metadata =
        Entries.metadata(
            "kind", kind, "shelf", "shelf " + number % 3, "number", String.valueOf(number));
    var entry = new Entry(Entries.item(id, type, metadata), List.of(passage));
    catalog.put(entry, new Checkpoint(new PipelineHash("p"), Optional.empty(), metadata));
    index.put(List.of(entry));
  }

  private float[] near(float[] direction) {
    float[] vector = random.unitVector();
    for (int i = 0; i < vector.length; i++) {
      vector[i] = 0.1f * vector[i] + direction[i];
    }
    return Vectors.unit(vector);
  }
}
