package dev.onespace.store.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardFilters;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.memory.MemorySearchIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter inside the search, against the definition of filters and the exact index. */
class LuceneFilterTest {
  private static final int K = 10;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void a_search_finds_exactly_the_items_that_the_filter_matches() {
    List<Entry> entries = new RandomData(99).entries(250);
    float[] vector = new RandomData(98).unitVector();
    try (SearchIndex index = filled(entries)) {
      for (int seed = 0; seed < 1_500; seed++) {
        Filter filter = new RandomData(seed).filter();
        List<String> expected =
            entries.stream()
                .filter(entry -> entry.matches(filter))
                .map(entry -> entry.item().id().value())
                .sorted()
                .toList();
        assertThat(items(index.nearest(vector, Facet.WORDS, filter, 250)).stream().sorted())
            .as("seed %d: %s", seed, filter)
            .isEqualTo(expected);
        assertThat(items(index.matching("passage", filter, 250)).stream().sorted())
            .as("seed %d: %s", seed, filter)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void k_passages_are_found_whenever_k_match_and_they_are_the_nearest() {
    List<Entry> entries = numbered(2_000);
    try (SearchIndex index = filled(entries);
        SearchIndex oracle = new MemorySearchIndex()) {
      oracle.put(entries);
      oracle.commit(1);
      for (int matching : new int[] {2_000, 1_500, 1_000, 300, 100, 30, 10, 3, 1, 0}) {
        Filter filter = FilterSyntax.parse("rank<" + matching);
        int right = 0;
        for (int query = 0; query < 20; query++) {
          float[] vector = new RandomData(1_000_000 + query).unitVector();
          List<PassageScore> found = index.nearest(vector, Facet.WORDS, filter, K);
          assertThat(found).as("%d match", matching).hasSize(Math.min(K, matching));
          Set<String> both = new HashSet<>(items(found));
          both.retainAll(items(oracle.nearest(vector, Facet.WORDS, filter, K)));
          right += both.size();
        }
        assertThat(right)
            .as("recall of 20 queries, %d match", matching)
            .isGreaterThanOrEqualTo((int) (0.95 * 20 * Math.min(K, matching)));
      }
    }
  }

  @Test
  void awkward_filters_find_what_they_match_as_many_as_asked() {
    Cases.of(2, 40)
        .check(
            seed -> {
              AwkwardFilters data = new AwkwardFilters(seed, 6, 30);
              List<Entry> entries = awkward(data);
              List<Entry> kept = entries.subList(100, entries.size());
              try (SearchIndex index = filled(entries)) {
                index.remove(entries.stream().limit(100).map(it -> it.item().id()).toList());
                index.commit(1_000);
                for (int i = 0; i < 400; i++) {
                  assertFindsAsManyAsMatch(index, kept, data.filter(), new RandomData(seed + i));
                }
                index.clear();
                index.commit(2_000);
              }
            });
  }

  private static List<Entry> awkward(AwkwardFilters data) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      entries.add(
          new Entry(
              data.item("item-" + i),
              List.of(Entries.words(0, "passage " + i), Entries.words(1, "another " + i))));
    }
    return entries;
  }

  private static void assertFindsAsManyAsMatch(
      SearchIndex index, List<Entry> entries, Filter filter, RandomData random) {
    Set<String> matching = new HashSet<>();
    entries.stream()
        .filter(entry -> entry.matches(filter))
        .forEach(entry -> matching.add(entry.item().id().value()));
    int k = 1 + random.below(random.below(2) == 0 ? 10 : 700);
    List<PassageScore> found = index.nearest(random.unitVector(), Facet.WORDS, filter, k);
    assertThat(found).as("%s", filter).hasSize(Math.min(k, 2 * matching.size()));
    assertThat(matching).as("%s", filter).containsAll(items(found));
    List<PassageScore> worded = index.matching("passage", filter, k);
    assertThat(worded).as("%s", filter).hasSize(Math.min(k, matching.size()));
    assertThat(matching).as("%s", filter).containsAll(items(worded));
  }

  @Test
  void as_many_as_asked_are_found_after_many_were_removed() {
    List<Entry> entries = numbered(600);
    try (SearchIndex index = filled(entries)) {
      index.remove(entries.subList(20, 600).stream().map(entry -> entry.item().id()).toList());
      index.commit(2);
      float[] vector = new RandomData(5).unitVector();
      assertThat(index.nearest(vector, Facet.WORDS, Filter.ALL, 50)).hasSize(20);
    }
  }

  @Test
  void a_filter_of_too_many_conditions_is_refused_and_many_values_are_not() {
    List<Filter> many = new ArrayList<>();
    List<MetaValue> values = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(new Filter.Equal("rank", MetaValue.of(i)));
      values.add(MetaValue.of(i));
    }
    float[] vector = new RandomData(5).unitVector();
    try (SearchIndex index = filled(numbered(5))) {
      assertThatThrownBy(() -> index.nearest(vector, Facet.WORDS, new Filter.Or(many), K))
          .isInstanceOfSatisfying(
              OnespaceException.class,
              e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.BAD_FILTER))
          .hasMessageContaining("2000");
      assertThat(index.nearest(vector, Facet.WORDS, new Filter.In("rank", values), K)).hasSize(5);
    }
  }

  private static List<Entry> numbered(int count) {
    List<Integer> ranks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranks.add(i);
    }
    Collections.shuffle(ranks, new Random(17));
    return ranks.stream()
        .map(
            rank ->
                Entries.described(
                    "item-" + rank,
                    Modality.TEXT,
                    Entries.metadata("rank", Integer.toString(rank)),
                    "passage " + rank))
        .toList();
  }

  private SearchIndex filled(List<Entry> entries) {
    SearchIndex index = LuceneIndex.open(folder.resolve("index"), Access.WRITE);
    for (int from = 0; from < entries.size(); from += 300) {
      index.put(entries.subList(from, Math.min(entries.size(), from + 300)));
      index.commit(from);
    }
    return index;
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
