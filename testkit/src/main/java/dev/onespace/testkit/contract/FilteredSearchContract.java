package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.PassageScore;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.fuzz.AwkwardFilters;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.memory.MemorySearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds of every search under any filter, from one that everything matches down to one that
 * nothing does: as many are found as asked for or as match, they match, and they are the right
 * ones. An approximate index finds the very nearest where few match, and 95 of 100 of them where
 * many do.
 */
public abstract class FilteredSearchContract {
  /** Up to how many matches a search is exact. */
  private static final int FEW = 100;

  private static final double RECALL = 0.95;
  private static final double NEAR = 1e-5;
  private static final int ITEMS = 1_200;

  /** Opens an empty index for writing. */
  protected abstract SearchIndex open() throws IOException;

  @Test
  void a_filtered_search_equals_an_exact_search_of_what_matches() {
    Cases.of(1, 10)
        .check(
            seed -> {
              List<Entry> entries = entries(seed);
              try (SearchIndex index = filled(open(), entries);
                  SearchIndex oracle = filled(new MemorySearchIndex(), entries)) {
                Recall recall = new Recall();
                for (Filter filter : filters(seed)) {
                  assertNearest(
                      index, entries, filter, new RandomData(seed ^ filter.hashCode()), recall);
                  assertExact(index, oracle, filter);
                }
                assertThat(recall.share()).isGreaterThanOrEqualTo(RECALL);
              }
            });
  }

  /** Items with awkward metadata and a rank, so that filters of every selectivity exist. */
  private static List<Entry> entries(long seed) {
    AwkwardFilters data = new AwkwardFilters(seed, 6, 30);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      Item item = data.item("item-" + i);
      Metadata ranked = item.metadata().with(new Metadata(Map.of("rank", MetaValue.of(i))));
      entries.add(
          new Entry(
              Entries.item(item.id().value(), item.media().modality(), ranked),
              List.of(
                  Entries.words(
                      0,
                      item.media().modality(),
                      "E-%d of passage %d".formatted(4000 + i % 7, i)))));
    }
    return entries;
  }

  private static List<Filter> filters(long seed) {
    AwkwardFilters awkward = new AwkwardFilters(seed, 6, 30);
    Random random = new Random(seed);
    List<Filter> filters = new ArrayList<>();
    for (int matching : new int[] {ITEMS, 900, 500, 150, 101, 100, 60, 30, 10, 3, 1, 0}) {
      int from = random.nextInt(ITEMS - matching + 1);
      filters.add(
          new Filter.And(
              List.of(
                  new Filter.Ordered("rank", Filter.Side.AT_LEAST, MetaValue.of(from)),
                  new Filter.Ordered("rank", Filter.Side.BELOW, MetaValue.of(from + matching)))));
    }
    Stream.generate(awkward::filter).limit(100).forEach(filters::add);
    return filters;
  }

  private static SearchIndex filled(SearchIndex index, List<Entry> entries) {
    for (int from = 0; from < entries.size(); from += 500) {
      index.put(entries.subList(from, Math.min(entries.size(), from + 500)));
      index.commit(from);
    }
    return index;
  }

  private static void assertNearest(
      SearchIndex index, List<Entry> entries, Filter filter, RandomData random, Recall recall) {
    float[] vector = random.unitVector();
    int k = 1 + random.below(20);
    List<Double> exact =
        entries.stream()
            .filter(entry -> entry.matches(filter))
            .map(entry -> Vectors.dot(vector, entry.passages().getFirst().vector()))
            .map(Number::doubleValue)
            .sorted((a, b) -> Double.compare(b, a))
            .toList();
    List<PassageScore> found = index.nearest(vector, Facet.WORDS, filter, k);
    int expected = Math.min(k, exact.size());
    assertThat(found).as("%s", filter).hasSize(expected);
    assertThat(found).extracting(PassageScore::passage).doesNotHaveDuplicates();
    double last = expected == 0 ? 0 : exact.get(expected - 1);
    long right = found.stream().filter(hit -> hit.score() >= last - NEAR).count();
    recall.add(right, expected);
    if (exact.size() <= FEW) {
      for (int i = 0; i < expected; i++) {
        assertThat(found.get(i).score()).as("%s", filter).isCloseTo(exact.get(i), within(NEAR));
      }
    }
  }

  private static void assertExact(SearchIndex index, SearchIndex oracle, Filter filter) {
    List<Code> terms = List.of(new Code("e4003"), new Code("e4005"), new Code("item77"));
    List<ExactMatch> expected = oracle.carrying(List.copyOf(terms), filter, 25);
    assertThat(index.carrying(List.copyOf(terms), filter, 25)).as("%s", filter).isEqualTo(expected);
    List<ItemId> items = oracle.items(filter, 40);
    assertThat(index.items(filter, 40)).as("%s", filter).isEqualTo(items);
  }

  private static final class Recall {
    private long right;
    private long all;

    void add(long found, long expected) {
      right += found;
      all += expected;
    }

    double share() {
      return (double) right / Math.max(1, all);
    }
  }
}
