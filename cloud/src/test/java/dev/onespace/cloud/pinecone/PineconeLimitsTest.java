package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Entry;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.pinecone.FakePinecone.Asked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No request and no record is over a limit; what that costs is said. */
class PineconeLimitsTest extends OnFake {
  @SuppressWarnings("NullAway.Init")
  private PineconeIndex index;

  @SuppressWarnings("NullAway.Init")
  private PineconeVectors vectors;

  @BeforeEach
  void open() {
    index = index();
    vectors = index.vectors();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private List<Asked> asked(String route) {
    return fake.log().stream().filter(it -> it.route().equals(route)).toList();
  }

  @Test
  void writes_are_split_by_count_and_deletions_too() {
    String[] texts = IntStream.range(0, 2_500).mapToObj(i -> "text " + i).toArray(String[]::new);
    vectors.put(List.of(Entries.texts("long", texts)));
    assertThat(asked("POST /vectors/upsert")).hasSize(3).allMatch(it -> it.status() == 200);
    vectors.remove(
        IntStream.range(0, 2_500).mapToObj(i -> new PassageRef(new ItemId("long"), i)).toList());
    assertThat(asked("POST /vectors/delete")).hasSize(3).allMatch(it -> it.status() == 200);
    assertThat(vectors.passages()).isZero();
  }

  @Test
  void writes_are_split_by_bytes() {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < 90; i++) {
      fields.put("field-" + i, new MetaValue.Text("x".repeat(200)));
    }
    List<Entry> entries =
        IntStream.range(0, 200)
            .mapToObj(i -> Entries.described("i" + i, Modality.TEXT, new Metadata(fields), "w" + i))
            .toList();
    vectors.put(entries);
    assertThat(asked("POST /vectors/upsert"))
        .hasSizeGreaterThan(1)
        .hasSizeLessThan(6)
        .allMatch(it -> it.status() == 200 && it.bytes() <= 2_000_000);
    assertThat(vectors.passages()).isEqualTo(200);
  }

  @Test
  void metadata_hold_ids_and_fields_and_neither_title_nor_words() {
    vectors.put(
        List.of(
            Entries.described(
                "a",
                Modality.IMAGE,
                Entries.metadata(
                    "$cost", "19.99", "created", "2024-01-15", "big", "9007199254740993"),
                "the words")));
    assertThat(fake.metadata(INDEX, SPACE, "a#0"))
        .isEqualTo(
            Map.of(
                "item",
                "a",
                "ordinal",
                0.0,
                "facet",
                "words",
                "type",
                "image",
                "%24cost|number",
                19.99,
                "created|date",
                1705276800.0,
                "big|number",
                9007199254740992.0,
                "big|number-exact",
                "9007199254740993E0"));
  }

  @Test
  void long_texts_still_equal_themselves_only() {
    String text = "x".repeat(50_000);
    vectors.put(
        List.of(
            Entries.described("long", Modality.TEXT, text("note", text), "a"),
            Entries.described("other", Modality.TEXT, text("note", text + "y"), "b")));
    Filter filter = new Filter.Equal("note", new MetaValue.Text(text));
    assertThat(vectors.nearest(axis(), Facet.WORDS, filter, 9).passages())
        .extracting(hit -> hit.passage().item().value())
        .containsExactly("long");
  }

  @Test
  void fields_over_40_KB_are_left_out_largest_first_and_no_longer_filtered_by() {
    List<String> tags = IntStream.range(0, 3_000).mapToObj(i -> "tag number " + i + "...").toList();
    vectors.put(
        List.of(
            Entries.described(
                "much",
                Modality.TEXT,
                Entries.metadata("status", "open")
                    .with(new Metadata(Map.of("tags", new MetaValue.Strings(tags)))),
                "words")));
    assertThat(fake.metadata(INDEX, SPACE, "much#0"))
        .containsEntry("cut", List.of("tags"))
        .containsKey("status|text")
        .doesNotContainKey("tags|text");
    assertCut(vectors);
    assertCut(index.vectors()); // one that is opened later knows, too
    assertThatThrownBy(() -> vectors.nearest(axis(), Facet.WORDS, FilterSyntax.parse("tags:a"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertCut(PineconeVectors vectors) {
    assertThat(vectors.supports(FilterSyntax.parse("tags:a"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("status:open OR -tags:a"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("status:open type:text"))).isTrue();
    assertThat(vectors.supports(Filter.ALL)).isTrue();
  }

  @Test
  void of_an_item_with_thousands_of_fields_none_is_filtered_by() {
    Map<String, MetaValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < 3_000; i++) {
      fields.put("a field with number " + i, new MetaValue.Text("its value " + i));
    }
    vectors.put(List.of(Entries.described("much", Modality.TEXT, new Metadata(fields), "words")));
    assertThat(fake.metadata(INDEX, SPACE, "much#0")).containsEntry("cut", List.of("*"));
    assertThat(vectors.supports(FilterSyntax.parse("status:open"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("type:text"))).isTrue();
  }

  @Test
  void what_pinecone_cannot_compare_is_not_supported() {
    MetaValue many =
        new MetaValue.Strings(List.of()); // its own kind, beside more than 10,000 numbers
    List<MetaValue> values =
        IntStream.rangeClosed(0, 10_001).mapToObj(i -> i == 0 ? many : MetaValue.of(i)).toList();
    assertThat(vectors.supports(new Filter.In("price", values))).isFalse();
    assertThat(vectors.supports(new Filter.In("price", values.subList(0, 10_001)))).isTrue();
    assertThat(vectors.supports(FilterSyntax.parse("name>m"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("-name>m"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("number<9007199254740993"))).isFalse();
    assertThat(vectors.supports(FilterSyntax.parse("number:9007199254740993"))).isTrue();
    assertThat(vectors.supports(FilterSyntax.parse("type>a"))).isTrue(); // there are three only
  }

  @Test
  void a_vector_of_another_dimension_is_refused_before_anything_is_sent() {
    assertThatThrownBy(
            () ->
                vectors.put(
                    List.of(
                        Entries.texts("fine", "one"),
                        new Entry(
                            Entries.item("short"),
                            List.of(Entries.passage(0, Facet.WORDS, 1, 2, 3))))))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("short")
        .hasMessageContaining("3 numbers");
    assertThat(asked("POST /vectors/upsert")).isEmpty();
  }

  private static Metadata text(String field, String value) {
    return new Metadata(Map.of(field, new MetaValue.Text(value)));
  }

  private static float[] axis() {
    return new RandomData(1).unitVector();
  }
}
