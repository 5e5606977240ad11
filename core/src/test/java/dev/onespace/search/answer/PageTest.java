package dev.onespace.search.answer;

import static dev.onespace.testkit.data.Entries.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.Surprisal;
import dev.onespace.filter.FilterField;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.search.Shelf;
import dev.onespace.search.lists.RankedList;
import dev.onespace.search.question.Cursor;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Query;
import dev.onespace.search.ranking.FusedRank;
import dev.onespace.search.ranking.Ranked;
import dev.onespace.search.ranking.Strength;
import dev.onespace.search.ranking.TypeBaseline;
import dev.onespace.search.ranking.TypePreference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What of a list is shown, counted, and where the next page begins. */
class PageTest {
  private static final double STRONG = 0.9;
  private static final double WEAK = 0.05;

  private final Shelf shelf = new Shelf();
  private final List<Ranked> ranked = new ArrayList<>();

  @Test
  void pages_of_any_size_show_everything_exactly_once_and_in_order() {
    Random random = new Random(13);
    for (int round = 0; round < 40; round++) {
      ranked.clear();
      int items = random.nextInt(40);
      for (int i = 0; i < items; i++) {
        rank("item-" + i, STRONG);
      }
      Query query = Query.words("x").top(1 + random.nextInt(12));
      List<String> seen = new ArrayList<>();
      Optional<Cursor> next = Optional.empty();
      for (int page = 0; page == 0 || next.isPresent(); page++) {
        assertThat(page).isLessThanOrEqualTo(items);
        Page shown = page(next.map(query::after).orElse(query), true);
        assertThat(shown.shown()).hasSizeLessThanOrEqualTo(query.top());
        seen.addAll(ids(shown));
        next = shown.more().map(Cursor::text).map(Cursor::of);
      }
      assertThat(seen).isEqualTo(ranked.stream().map(it -> it.item().value()).toList());
    }
  }

  @Test
  void the_last_page_leads_on_to_nothing() {
    rank("a", STRONG);
    rank("b", STRONG);
    assertThat(page(Query.words("x").top(2), true).more()).isEmpty();
    assertThat(page(Query.words("x").top(1), true).more()).isPresent();
    ranked.clear();
    assertThat(page(Query.words("x"), true).more()).isEmpty();
  }

  @Test
  void a_page_goes_on_behind_the_last_item_that_is_still_there() {
    for (String id : List.of("a", "b", "c", "d", "e", "f")) {
      rank(id, STRONG);
    }
    Query query = Query.words("x").top(4);
    Cursor cursor = page(query, true).more().orElseThrow();
    assertThat(cursor.last()).extracting(ItemId::value).containsExactly("d", "c", "b");
    assertThat(cursor.seen()).isEqualTo(4);
    ranked.remove(3);
    ranked.remove(2);
    assertThat(ids(page(query.after(cursor), true))).containsExactly("e", "f");
    ranked.remove(1);
    assertThat(ids(page(query.after(cursor), true)))
        .as("none of those it names is there: by number")
        .containsExactly("e", "f");
  }

  @Test
  void a_cursor_beyond_the_end_shows_nothing() {
    rank("a", STRONG);
    var cursor = new Cursor("", 60, 90, List.of(new ItemId("gone")));
    assertThat(page(Query.words("x").after(cursor), true).shown()).isEmpty();
    var before = new Cursor("", 60, 0, List.of(new ItemId("gone")));
    assertThat(ids(page(Query.words("x").after(before), true))).containsExactly("a");
  }

  @Test
  void a_cursor_keeps_the_group_and_how_deep_was_looked() {
    for (int i = 0; i < 30; i++) {
      rank("item-" + i, STRONG);
    }
    Cursor usual = page(Query.words("x"), true).more().orElseThrow();
    assertThat(usual.group()).isEqualTo("a list");
    assertThat(usual.depth()).isEqualTo(60);
    Cursor deep = page(Query.words("x").top(25), true).more().orElseThrow();
    assertThat(deep.depth()).isEqualTo(100);
    assertThat(page(Query.words("x").after(deep).top(1), true).more().orElseThrow().depth())
        .isEqualTo(100);
  }

  @Test
  void what_is_weak_is_shown_where_it_is_asked_for_and_counted_apart() {
    rank("strong", STRONG);
    rank("weak", WEAK);
    assertThat(ids(page(Query.words("x"), true))).containsExactly("strong", "weak");
    Page without = page(Query.words("x"), false);
    assertThat(ids(without)).containsExactly("strong");
    Section section = without.section(List.of());
    assertThat(section.name()).isEqualTo("a list");
    assertThat(section.relevant()).isEqualTo(1);
    assertThat(section.belowCutoff()).isEqualTo(1);
  }

  @Test
  void in_another_order_only_the_relevant_are_shown_and_those_without_the_field_come_last() {
    put("none", Metadata.NONE, STRONG);
    put("two", metadata("price", "2"), STRONG);
    put("ten", metadata("price", "10"), 0.2);
    put("weak", metadata("price", "1"), WEAK);
    assertThat(ids(page(ordered("price", false), true))).containsExactly("two", "ten", "none");
    assertThat(ids(page(ordered("price", true), true))).containsExactly("ten", "two", "none");
  }

  @Test
  void of_equal_values_the_more_relevant_comes_first() {
    put("first", metadata("price", "2"), STRONG);
    put("second", metadata("price", "2"), 0.2);
    assertThat(ids(page(ordered("price", true), true))).containsExactly("first", "second");
    assertThat(ids(page(ordered("price", false), true))).containsExactly("first", "second");
  }

  @Test
  void values_are_counted_over_the_relevant_the_most_frequent_first() {
    put("a", metadata("status", "open"), STRONG);
    put("b", metadata("status", "new"), STRONG);
    put("c", metadata("status", "open"), STRONG);
    put("d", metadata("status", "closed"), STRONG);
    put("e", metadata("status", "new"), WEAK);
    Query query = Query.words("x").top(1).layout(Layout.PLAIN.counting(List.of("status", "price")));
    Page page = page(query, true);
    assertThat(page.counts()).containsOnlyKeys("status", "price");
    assertThat(page.counts().getOrDefault("status", List.of()))
        .containsExactly(count("open", 2), count("closed", 1), count("new", 1));
    assertThat(page.counts().getOrDefault("price", List.of())).isEmpty();
  }

  @Test
  void an_item_counts_once_under_each_member_of_a_list() {
    put("a", tags("x", "y", "x"), STRONG);
    put("b", tags("y"), STRONG);
    Query query = Query.words("x").layout(Layout.PLAIN.counting(List.of("tags")));
    assertThat(page(query, true).counts().getOrDefault("tags", List.of()))
        .containsExactly(count("y", 2), count("x", 1));
  }

  private static Metadata tags(String... tags) {
    return new Metadata(Map.of("tags", new MetaValue.Strings(List.of(tags))));
  }

  private static Section.Count count(String value, long items) {
    return new Section.Count(new MetaValue.Text(value), items);
  }

  private static Query ordered(String field, boolean descending) {
    return Query.words("x")
        .layout(Layout.PLAIN.ordered(new Layout.Order(FilterField.of(field), descending)));
  }

  private Page page(Query query, boolean withWeak) {
    return Page.of(query, shelf.catalog(), "a list", new RankedList(ranked, false), withWeak);
  }

  private static List<String> ids(Page page) {
    return page.shown().stream().map(it -> it.item().value()).toList();
  }

  private void put(String id, Metadata metadata, double confidence) {
    shelf.put(id, Modality.TEXT, metadata, shelf.saying("words of " + id));
    rank(id, confidence);
  }

  private void rank(String id, double confidence) {
    ranked.add(
        new Ranked(
            new ItemId(id),
            Modality.TEXT,
            new FusedRank(Surprisal.NONE, -ranked.size()),
            new Strength(confidence),
            List.of(),
            TypeBaseline.NONE,
            TypePreference.NONE,
            List.of()));
  }
}
