package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Entry;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.index.PassageScore;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardFilters;
import dev.onespace.testkit.fuzz.Cases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Filters of vectors elsewhere: those that are supported are exact, from one that everything
 * matches down to one that nothing does.
 */
abstract class RemoteFilterContract {
  @SuppressWarnings("NullAway.Init")
  RemoteVectors vectors;

  /** Opens empty ones for vectors of so many numbers. */
  protected abstract RemoteVectors open(int dimension) throws IOException;

  /** Waits until everything written is seen, or makes it so. */
  protected void settle() {}

  @BeforeEach
  void openVectors() throws IOException {
    vectors = open(RandomData.DIMENSION);
  }

  @AfterEach
  void closeVectors() {
    vectors.close();
  }

  @Test
  void filters_that_people_write_are_supported() {
    for (String written :
        List.of(
            "status:open",
            "-status:open",
            "type:image",
            "price<50 price>=9.99",
            "created>=2024-01-01 -created>2024-06-30T12:00:00.123Z",
            "tags:urgent OR (status:open -priority:3)")) {
      assertThat(vectors.supports(FilterSyntax.parse(written))).as(written).isTrue();
    }
    assertThat(vectors.supports(Filter.ALL)).isTrue();
    assertThat(vectors.supports(new Filter.Or(List.of()))).isTrue();
  }

  @Test
  void a_filtered_search_finds_what_matches_and_as_many_as_match() {
    Cases.of(3, 40)
        .check(
            seed -> {
              RandomData data = new RandomData(seed);
              assertFiltered(
                  data.entries(150), Stream.generate(data::filter).limit(120).toList(), data);
            });
  }

  @Test
  void a_filtered_search_is_right_for_awkward_fields_and_values() {
    Cases.of(3, 40)
        .check(
            seed -> {
              AwkwardFilters awkward = new AwkwardFilters(seed, 5, 25);
              List<Entry> entries = new ArrayList<>();
              for (int i = 0; i < 150; i++) {
                entries.add(ranked(awkward.item("item-" + i), i));
              }
              List<Filter> filters =
                  new ArrayList<>(Stream.generate(awkward::filter).limit(100).toList());
              for (int matching : new int[] {150, 149, 75, 10, 1, 0}) {
                filters.add(new Filter.Ordered("rank", Filter.Side.BELOW, MetaValue.of(matching)));
              }
              assertFiltered(entries, filters, new RandomData(seed));
            });
  }

  private static Entry ranked(Item item, int rank) {
    Metadata metadata = item.metadata().with(new Metadata(Map.of("rank", MetaValue.of(rank))));
    return new Entry(
        Entries.item(item.id().value(), item.media().modality(), metadata),
        List.of(Entries.words(0, item.media().modality(), "passage " + rank)));
  }

  private void assertFiltered(List<Entry> entries, List<Filter> filters, RandomData random) {
    vectors.clear();
    put(entries.toArray(Entry[]::new));
    int asked = 0;
    for (Filter filter : filters) {
      if (vectors.supports(filter)) {
        asked++;
        assertExact(entries, filter, random.unitVector(), 1 + random.below(200));
      }
    }
    assertThat(asked).as("supported of %d", filters.size()).isGreaterThan(filters.size() / 4);
  }

  private void assertExact(List<Entry> entries, Filter filter, float[] vector, int k) {
    List<String> exact =
        entries.stream()
            .filter(entry -> entry.matches(filter))
            .sorted((a, b) -> Double.compare(cosine(vector, b), cosine(vector, a)))
            .map(entry -> entry.item().id().value())
            .limit(k)
            .toList();
    List<PassageScore> found = vectors.nearest(vector, Facet.WORDS, filter, k).passages();
    assertThat(items(found)).as("%s", filter).containsExactlyInAnyOrderElementsOf(exact);
  }

  private static double cosine(float[] vector, Entry entry) {
    return Vectors.dot(vector, entry.passages().getFirst().vector());
  }

  final void put(Entry... entries) {
    vectors.put(List.of(entries));
    settle();
  }

  static List<String> items(List<PassageScore> found) {
    return found.stream().map(hit -> hit.passage().item().value()).toList();
  }
}
