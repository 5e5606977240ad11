package dev.onespace.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.LegReply;
import dev.onespace.index.LegRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all indexes do: the vector leg, the words leg, filters, commits. */
public abstract class SearchIndexContract extends WritingContract {
  private static final double NEAR = 1e-5;
  private static final List<String> TEXTS = List.of("a passage", "absent");

  @Test
  void the_nearest_passages_come_first_with_their_cosines() {
    putVectors("far", Facet.WORDS, -1, 0);
    putVectors("near", Facet.WORDS, 3, 4);
    putVectors("same", Facet.WORDS, 1, 0);
    index.commit(1);
    List<PassageScore> found = nearest(Facet.WORDS, 10, 1, 0);
    assertThat(items(found)).containsExactly("same", "near", "far");
    assertThat(found.get(0).score()).isCloseTo(1, within(NEAR));
    assertThat(found.get(1).score()).isCloseTo(0.6, within(NEAR));
    assertThat(found.get(2).score()).isCloseTo(-1, within(NEAR));
  }

  @Test
  void a_search_looks_at_one_facet_only() {
    putVectors("seen", Facet.SIGHT, 1, 0);
    putVectors("looks", Facet.LOOK, 1, 0);
    index.commit(1);
    assertThat(items(nearest(Facet.LOOK, 10, 1, 0))).containsExactly("looks");
    assertThat(nearest(Facet.NATIVE, 10, 1, 0)).isEmpty();
  }

  @Test
  void each_passage_of_an_item_is_found_by_its_ordinal() {
    index.put(
        List.of(
            new Entry(
                Entries.item("call"),
                List.of(
                    Entries.passage(0, Facet.WORDS, 1, 0),
                    Entries.passage(7, Facet.WORDS, 0, 1)))));
    index.commit(1);
    assertThat(nearest(Facet.WORDS, 1, 0, 1))
        .extracting(PassageScore::passage)
        .containsExactly(new PassageRef(new ItemId("call"), 7));
  }

  @Test
  void k_bounds_what_is_found_and_none_is_none() {
    index.put(new RandomData(5).entries(300));
    index.commit(1);
    float[] vector = new RandomData(6).unitVector();
    for (int k : new int[] {0, 1, 10, 299, 300, 1_000}) {
      assertThat(index.nearest(vector, Facet.WORDS, Filter.ALL, k)).hasSize(Math.min(k, 300));
      assertThat(index.matching("passage", Filter.ALL, k)).hasSize(Math.min(k, 300));
    }
  }

  @Test
  void a_filter_holds_inside_both_legs() {
    IntStream.range(0, 100)
        .forEach(i -> putDescribed("image-" + i, Modality.IMAGE, "status", "closed"));
    putDescribed("open", Modality.IMAGE, "status", "open");
    putDescribed("text", Modality.TEXT, "status", "open");
    index.commit(1);
    Filter filter =
        new Filter.And(List.of(equal("status", "open"), equal("type", Modality.IMAGE.label())));
    float[] vector = new RandomData(2).unitVector();
    assertThat(items(index.nearest(vector, Facet.WORDS, filter, 5))).containsExactly("open");
    assertThat(items(index.matching("description", filter, 5))).containsExactly("open");
  }

  @Test
  void words_find_the_passages_that_share_them() {
    index.put(
        List.of(
            Entries.texts("login", "the login page shows an error", "nothing here"),
            Entries.texts("billing", "invoice for march"),
            Entries.texts("both", "invoice page")));
    index.commit(1);
    assertThat(items(index.matching("Login!", Filter.ALL, 10))).containsExactly("login");
    assertThat(items(index.matching("invoice page", Filter.ALL, 10)).getFirst()).isEqualTo("both");
    assertThat(items(index.matching("invoice page", Filter.ALL, 10)))
        .containsExactlyInAnyOrder("both", "billing", "login");
    assertThat(index.matching("zebra", Filter.ALL, 10)).isEmpty();
    assertThat(index.matching("", Filter.ALL, 10)).isEmpty();
    assertThat(index.matching("?!", Filter.ALL, 10)).isEmpty();
  }

  @Test
  void a_rare_word_counts_more_than_a_common_one() {
    IntStream.range(0, 20).forEach(i -> putText("common-" + i, "server number " + (100 + i)));
    putText("rare", "kernel number 7");
    index.commit(1);
    assertThat(items(index.matching("server kernel", Filter.ALL, 1))).containsExactly("rare");
  }

  @Test
  void a_word_counts_more_in_a_short_passage_and_when_it_is_repeated() {
    putText("long", "refund " + "filler ".repeat(40));
    putText("short", "refund filler");
    putText("twice", "refund refund");
    index.commit(1);
    assertThat(items(index.matching("refund", Filter.ALL, 3)))
        .containsExactly("twice", "short", "long");
  }

  @Test
  void the_score_is_bm25_in_which_each_term_of_the_query_counts_once() {
    putText("a", "printer jam");
    putText("b", "printer offline office");
    index.commit(1);
    double length = 2 / 2.5;
    double expected = Math.log(2) / (1 + 1.2 * (0.25 + 0.75 * length));
    for (String query : List.of("jam", "jam jam jam")) {
      assertThat(index.matching(query, Filter.ALL, 5))
          .singleElement()
          .satisfies(found -> assertThat(found.score()).isCloseTo(expected, within(NEAR)));
    }
  }

  @Test
  void the_characters_of_query_languages_are_only_characters() {
    putText("a", "error in field name");
    index.commit(1);
    for (String query :
        List.of(
            "name:", "field:name", "error AND (", "\"error", "err* OR ?", "[a TO", "\\", "-x~")) {
      assertThat(index.matching(query, Filter.ALL, 3)).hasSizeLessThanOrEqualTo(1);
    }
    assertThat(items(index.matching("NOT error", Filter.ALL, 3))).containsExactly("a");
  }

  @Test
  void a_query_may_be_a_whole_page_long() {
    IntStream.range(0, 50).forEach(i -> putText("t" + i, "word" + i + " shared"));
    index.commit(1);
    StringBuilder page = new StringBuilder("word7 ");
    IntStream.range(0, 20_000).forEach(i -> page.append("other").append(i).append(' '));
    assertThat(items(index.matching(page.toString(), Filter.ALL, 5))).containsExactly("t7");
  }

  @Test
  void given_items_are_scored_completely_and_as_in_a_search() {
    IntStream.range(0, 30).forEach(i -> putText("t" + i, "alpha beta" + " gamma".repeat(i)));
    putText("other", "omega");
    index.commit(1);
    List<ItemId> some = List.of(new ItemId("t3"), new ItemId("t29"), new ItemId("other"));
    List<PassageScore> scored = index.score("gamma beta", some);
    assertThat(items(scored)).containsExactlyInAnyOrder("t3", "t29");
    assertThat(index.matching("gamma beta", Filter.ALL, 100)).containsAll(scored);
    assertThat(index.score("gamma", List.of())).isEmpty();
  }

  @Test
  void terms_are_weighed_by_rarity_and_know_their_places() {
    putText("a", "printer jam");
    putText("b", "printer offline");
    index.commit(1);
    List<Term> terms = index.terms("Jam: printer, jam, toner");
    assertThat(terms).hasSize(4);
    assertThat(terms).extracting(Term::start).containsExactly(0, 5, 14, 19);
    assertThat(terms).extracting(Term::end).containsExactly(3, 12, 17, 24);
    assertThat(terms.get(0).idf()).isCloseTo(Math.log(1 + 1.5 / 1.5), within(NEAR));
    assertThat(terms.get(1).idf()).isCloseTo(Math.log(1 + 0.5 / 2.5), within(NEAR));
    assertThat(terms.get(3).idf()).isCloseTo(Math.log(1 + 2.5 / 0.5), within(NEAR));
    assertThat(index.tokens("Jam: printer, jam, toner"))
        .as("the same without weights")
        .containsExactlyElementsOf(
            terms.stream().map(it -> new Token(it.text(), it.start(), it.end())).toList());
  }

  @Test
  void what_is_asked_in_one_call_is_answered_as_each_by_itself() {
    var random = new RandomData(7);
    index.put(random.entries(120));
    index.commit(1);
    Filter some = new Filter.Not(equal("type", Modality.IMAGE.label()));
    var near = new LegRequest.Nearest(random.unitVector(), Facet.WORDS, Filter.ALL, 7);
    var nearSome = new LegRequest.Nearest(random.unitVector(), Facet.WORDS, some, 5);
    var sharing = new LegRequest.Matching("passage", some, 9);
    var carrying = new LegRequest.Carrying(List.of(new ExactTerm.Phrase("passage")), Filter.ALL, 4);
    var listing = new LegRequest.Listing(Filter.ALL, 3);
    Set<ItemId> beside = Set.copyOf(index.items(Filter.ALL, 120).subList(100, 102));

    List<IndexReply> replies =
        index.search(
            List.of(
                new IndexRequest(List.of(near, sharing, carrying, listing), beside, TEXTS),
                new IndexRequest(List.of(nearSome), List.of()),
                new IndexRequest(List.of(), List.of("passage"))));

    assertThat(replies).hasSize(3);
    IndexReply first = replies.getFirst();
    assertSame(first.legs(), near, sharing, carrying, listing);
    assertThat(first.passages()).isEqualTo(index.passages());
    Set<ItemId> told = new HashSet<>(beside);
    first.legs().subList(0, 3).forEach(leg -> leg.items().forEach(told::add));
    assertThat(first.vectors().keySet()).isEqualTo(told);
    assertThat(first.vectors().values().stream().flatMap(List::stream).map(it -> it.passage()))
        .containsExactlyInAnyOrderElementsOf(
            index.vectors(told).stream().map(it -> it.passage()).toList());
    TEXTS.forEach(
        text -> {
          IndexReply.Wording words = requireNonNull(first.words().get(text));
          assertThat(words.terms()).isEqualTo(index.terms(text));
          assertThat(words.scores()).containsExactlyInAnyOrderElementsOf(index.score(text, told));
        });
    assertSame(replies.get(1).legs(), nearSome);
    assertThat(replies.get(1).words()).isEmpty();
    assertThat(replies.get(2).vectors()).isEmpty();
    assertThat(requireNonNull(replies.get(2).words().get("passage")).terms()).hasSize(1);
    assertThat(index.search(List.of())).isEmpty();
  }

  private void assertSame(List<LegReply> found, LegRequest... legs) {
    assertThat(found).hasSameSizeAs(legs);
    for (int i = 0; i < legs.length; i++) {
      LegReply alone = legs[i].in(index);
      assertThat(alone.size()).as("found by %s", legs[i]).isPositive();
      assertThat(found.get(i).items().toList()).isEqualTo(alone.items().toList());
      assertThat(scores(found.get(i)))
          .usingComparatorForType((a, b) -> Math.abs(a - b) < NEAR ? 0 : 1, Double.class)
          .isEqualTo(scores(alone));
    }
  }

  private static List<Double> scores(LegReply reply) {
    return switch (reply) {
      case LegReply.Passages(var found) -> found.stream().map(PassageScore::score).toList();
      case LegReply.Exact(var found) -> found.stream().map(ExactMatch::score).toList();
      case LegReply.Items _ -> List.of();
    };
  }

  @Test
  void nothing_is_seen_before_the_commit() {
    putText("a", "first");
    assertThat(index.matching("first", Filter.ALL, 5)).isEmpty();
    assertThat(index.sequence()).isEmpty();
    index.commit(41);
    assertThat(index.matching("first", Filter.ALL, 5)).hasSize(1);
    assertThat(index.sequence()).isEqualTo(Optional.of(41L));
    index.remove(List.of(new ItemId("a")));
    assertThat(index.matching("first", Filter.ALL, 5)).hasSize(1);
    index.commit(42);
    assertThat(index.matching("first", Filter.ALL, 5)).isEmpty();
    assertThat(index.sequence()).isEqualTo(Optional.of(42L));
  }

  @Test
  void a_commit_without_changes_still_moves_the_sequence() {
    index.commit(5);
    index.commit(9);
    assertThat(index.sequence()).isEqualTo(Optional.of(9L));
  }

  @Test
  void putting_again_replaces_all_passages_of_the_item() {
    index.put(List.of(Entries.texts("a", "old one", "old two")));
    index.commit(1);
    index.put(List.of(Entries.texts("a", "fresh")));
    index.commit(2);
    assertThat(index.passages()).isEqualTo(1);
    assertThat(index.matching("old", Filter.ALL, 5)).isEmpty();
    assertThat(items(index.matching("fresh", Filter.ALL, 5))).containsExactly("a");
  }

  @Test
  void removed_items_are_found_no_more_and_the_others_still_are() {
    index.put(List.of(Entries.texts("a", "word"), Entries.texts("b", "word", "word")));
    index.commit(1);
    index.remove(List.of(new ItemId("a"), new ItemId("never")));
    index.commit(2);
    assertThat(index.passages()).isEqualTo(2);
    assertThat(items(index.matching("word", Filter.ALL, 5))).containsOnly("b");
    float[] vector = new RandomData(2).unitVector();
    assertThat(items(index.nearest(vector, Facet.WORDS, Filter.ALL, 5))).containsOnly("b");
  }

  @Test
  void a_cleared_index_is_empty_and_can_be_filled_again() {
    putText("a", "word");
    index.commit(1);
    index.clear();
    putText("b", "word");
    index.commit(2);
    assertThat(items(index.matching("word", Filter.ALL, 5))).containsExactly("b");
    index.clear();
    index.commit(3);
    assertThat(index.passages()).isZero();
  }

  @Test
  void an_empty_index_finds_nothing() {
    assertThat(nearest(Facet.WORDS, 5, 1, 0)).isEmpty();
    assertThat(index.matching("word", Filter.ALL, 5)).isEmpty();
    assertThat(index.score("word", List.of(new ItemId("a")))).isEmpty();
    assertThat(index.passages()).isZero();
    assertThat(index.sequence()).isEmpty();
  }

  private void putVectors(String id, Facet facet, float... vector) {
    index.put(List.of(new Entry(Entries.item(id), List.of(Entries.passage(0, facet, vector)))));
  }

  private void putText(String id, String text) {
    index.put(List.of(Entries.texts(id, text)));
  }

  private void putDescribed(String id, Modality type, String... metadata) {
    Metadata fields = Entries.metadata(metadata);
    index.put(List.of(Entries.described(id, type, fields, "description of " + id)));
  }

  private List<PassageScore> nearest(Facet facet, int k, float... vector) {
    return index.nearest(vector, facet, Filter.ALL, k);
  }

  private static Filter equal(String field, String value) {
    return new Filter.Equal(field, new MetaValue.Text(value));
  }

  private static List<String> items(List<PassageScore> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
