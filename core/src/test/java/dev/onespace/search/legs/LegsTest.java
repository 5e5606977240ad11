package dev.onespace.search.legs;

import static dev.onespace.search.Shelf.saying;
import static dev.onespace.testkit.data.Directions.axis;
import static dev.onespace.testkit.data.Directions.near;
import static dev.onespace.testkit.data.Entries.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.LegReply;
import dev.onespace.index.LegRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Origin;
import dev.onespace.item.PassageRef;
import dev.onespace.search.Shelf;
import dev.onespace.search.question.Cursor;
import dev.onespace.search.question.EncodedPart;
import dev.onespace.search.question.Query;
import dev.onespace.search.question.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The ways to find candidates, and how deep they go. */
class LegsTest {
  private final Shelf shelf = new Shelf();

  @Test
  void each_type_has_as_many_candidates_as_are_asked_for_whatever_the_others_hold() {
    for (int i = 0; i < 20; i++) {
      shelf.put("text-" + i, Modality.TEXT, saying("t" + i, near(0, 0.99, 1)));
    }
    shelf.put("call", Modality.AUDIO, saying("c", near(0, 0.1, 2)));
    CandidateItems found = candidates(asking("x"), Scope.ALL, 5);
    assertThat(found.sides().stream().filter(side -> side.type() == Modality.TEXT)).hasSize(5);
    assertThat(found.sides()).contains(new Side(new ItemId("call"), Modality.AUDIO));
  }

  @Test
  void what_shares_only_words_and_what_is_only_near_are_both_found() {
    shelf.among(9, Modality.TEXT);
    shelf.put("near", Modality.TEXT, saying("unrelated", near(0, 0.9, 1)));
    shelf.put("shared", Modality.TEXT, saying("my kettle", near(0, -0.9, 1)));
    assertThat(candidates(asking("kettle"), Scope.ALL, 1).sides())
        .containsOnly(text("near"), text("shared"));
  }

  @Test
  void only_what_matches_the_filter_and_has_the_types_is_found() {
    shelf.put("open", Modality.TEXT, metadata("status", "open"), saying("a", near(0, 0.9, 1)));
    shelf.put("new", Modality.TEXT, metadata("status", "new"), saying("b", near(0, 0.9, 2)));
    shelf.put("call", Modality.AUDIO, metadata("status", "open"), saying("c", near(0, 0.9, 3)));
    Filter open = new Filter.Equal("status", new MetaValue.Text("open"));
    Scope scope = Scope.ALL.where(open).only(Set.of(Modality.TEXT));
    assertThat(candidates(asking("x"), scope, 9).sides()).containsOnly(text("open"));
  }

  @Test
  void of_a_picture_that_is_asked_with_looks_find_looks_and_words_words() {
    shelf.put("look", Modality.IMAGE, Shelf.of(Facet.LOOK, axis(3)));
    shelf.put("words", Modality.IMAGE, saying("a", axis(5)));
    EncodedPart look =
        EncodedPart.ofStored(
            Modality.IMAGE, Shelf.asking(Shelf.of(Facet.LOOK, axis(3))), shelf.cohort());
    assertThat(candidates(look, Scope.ALL, 9).sides())
        .containsOnly(new Side(new ItemId("look"), Modality.IMAGE));
  }

  @Test
  void an_item_that_is_called_by_the_code_comes_before_those_that_speak_of_it() {
    shelf.among(20, Modality.TEXT);
    shelf.put("T-1042", Modality.TEXT, saying("it is about printers", axis(1)));
    shelf.put("about", Modality.TEXT, saying("see T-1042 for more", axis(2)));
    var found = candidates(asking("T-1042"), Scope.ALL, 9).exact();
    assertThat(found).extracting(it -> it.passage().item().value()).contains("T-1042", "about");
    double named = score(found, "T-1042");
    assertThat(named).isEqualTo(2 * score(found, "about"));
  }

  @Test
  void a_quoted_phrase_is_found_to_the_letter() {
    shelf.among(20, Modality.TEXT);
    shelf.put("same", Modality.TEXT, shelf.saying("the green kettle whistles"));
    shelf.put("turned", Modality.TEXT, shelf.saying("the kettle is green"));
    var found = candidates(asking("\"green kettle\""), Scope.ALL, 9).exact();
    assertThat(found).extracting(it -> it.passage().item().value()).containsExactly("same");
  }

  @Test
  void a_code_that_was_read_counts_only_where_few_have_it() {
    shelf.among(40, Modality.TEXT);
    for (int i = 0; i < 30; i++) {
      shelf.put("common-" + i, Modality.TEXT, shelf.saying("model AB-1000"));
    }
    shelf.put("rare", Modality.TEXT, shelf.saying("error E-4012"));
    assertThat(exact(asking(Modality.IMAGE, "AB-1000 E-4012"))).containsExactly("rare");
    assertThat(exact(asking(Modality.TEXT, "AB-1000 E-4012")))
        .as("what was typed counts however common it is")
        .hasSize(31);
  }

  private List<String> exact(EncodedPart asked) {
    return candidates(asked, Scope.ALL, 9).exact().stream()
        .map(it -> it.passage().item().value())
        .toList();
  }

  private static double score(List<ExactMatch> found, String id) {
    return found.stream()
        .filter(it -> it.passage().item().value().equals(id))
        .mapToDouble(it -> it.score())
        .max()
        .orElseThrow();
  }

  @Test
  void a_leg_that_brought_less_than_asked_for_has_nothing_behind() {
    CandidateItems found = found(8, 7);
    assertThat(found.edges()).isEmpty();
    assertThat(found.sides()).hasSize(7);
  }

  @Test
  void a_leg_that_brought_all_asked_for_tells_the_last_quarter() {
    CandidateItems found = found(10, 10);
    assertThat(found.edges()).hasSize(1);
    assertThat(found.edges().getFirst().last())
        .containsExactlyInAnyOrder(new ItemId("i7"), new ItemId("i8"), new ItemId("i9"));
  }

  @Test
  void a_leg_goes_twice_as_deep_each_time_but_not_deeper_than_is_allowed() {
    Reach reach = reach(Modality.TEXT, 60);
    assertThat(reach.deeper(1_000).depth()).isEqualTo(120);
    assertThat(reach.deeper(100).depth()).isEqualTo(100);
  }

  @Test
  void a_query_is_looked_for_as_deep_as_its_results_need() {
    assertThat(SearchDepth.of(Query.words("x"))).isEqualTo(new SearchDepth(60, 1_000));
    assertThat(SearchDepth.of(Query.words("x").top(50))).isEqualTo(new SearchDepth(200, 1_000));
    assertThat(SearchDepth.of(Query.words("x").top(5_000)))
        .isEqualTo(new SearchDepth(20_000, 20_000));
    Query page = Query.words("x").top(50).after(new Cursor("", 77, 1, List.of()));
    assertThat(SearchDepth.of(page).first()).as("as the page before").isEqualTo(77);
    assertThat(SearchDepth.of(page).fixed()).isEqualTo(new SearchDepth(77, 77));
  }

  @Test
  void together_legs_bring_what_each_brings() {
    CandidateItems first = CandidateItems.near(Modality.TEXT, passages(2));
    CandidateItems second =
        CandidateItems.same(Modality.AUDIO, List.of(), true)
            .until(new LegFrontier(reach(Modality.AUDIO, 1), Set.of()));
    CandidateItems both = CandidateItems.union(List.of(first, second));
    assertThat(both.sides()).containsOnly(text("i0"), text("i1"));
    assertThat(both.cut()).isTrue();
    assertThat(both.edges()).hasSize(1);
    assertThat(CandidateItems.union(List.of(first)).cut()).isFalse();
    assertThat(both.without(Set.of(new ItemId("i0"))).sides()).containsOnly(text("i1"));
    assertThat(both.without(Set.of(new ItemId("i0"))).edges()).hasSize(1);
  }

  @Test
  void of_an_index_that_is_behind_only_what_the_catalog_still_holds_is_found() {
    shelf.put("same", Modality.TEXT, metadata("status", "open"), saying("kettle", axis(1)));
    shelf.put("gone", Modality.TEXT, saying("kettle", axis(2)));
    shelf.put("moved", Modality.TEXT, metadata("status", "open"), saying("kettle", axis(3)));
    var old = shelf.catalog().entries(List.of(new ItemId("same"))).values().iterator().next();
    shelf.catalog().delete(new ItemId("gone"));
    shelf
        .catalog()
        .update(
            shelf
                .catalog()
                .entries(List.of(new ItemId("moved")))
                .values()
                .iterator()
                .next()
                .item()
                .from(new Origin.Stdin()));
    var current = new CurrentIndex(shelf.index(), shelf.catalog());
    List<LegRequest> legs =
        List.of(
            new LegRequest.Matching("kettle", Filter.ALL, 9),
            new LegRequest.Listing(Filter.ALL, 9));
    IndexReply reply =
        current.search(List.of(new IndexRequest(legs, List.of("kettle")))).getFirst();
    assertThat(ids(reply.legs().getFirst())).containsExactlyInAnyOrder("same", "moved");
    assertThat(ids(reply.legs().getLast())).contains("same", "moved").doesNotContain("gone");
    assertThat(reply.vectors().getOrDefault(new ItemId("same"), List.of())).hasSize(1);
    assertThat(reply.vectors().getOrDefault(new ItemId("gone"), List.of())).isEmpty();
    assertThat(reply.words().values())
        .singleElement()
        .satisfies(it -> assertThat(it.scores()).hasSize(2));
    var same = new PassageRef(new ItemId("same"), 0);
    assertThat(current.isSame(same, old.passages().getFirst())).isTrue();
    assertThat(current.isSame(new PassageRef(new ItemId("gone"), 0), old.passages().getFirst()))
        .isFalse();
  }

  @Test
  void in_the_place_of_what_is_gone_more_is_found() {
    for (int i = 0; i < 20; i++) {
      shelf.put("item-" + i, Modality.TEXT, saying("kettle", near(0, 1 - i / 100.0, 1)));
    }
    for (int i = 0; i < 10; i++) {
      shelf.catalog().delete(new ItemId("item-" + i));
    }
    var current = new CurrentIndex(shelf.index(), shelf.catalog());
    List<LegRequest> legs =
        List.of(
            new LegRequest.Nearest(axis(0), Facet.WORDS, Filter.ALL, 3),
            new LegRequest.Listing(Filter.ALL, 10));
    IndexReply reply = current.search(List.of(new IndexRequest(legs, List.of()))).getFirst();
    assertThat(ids(reply.legs().getFirst())).containsExactly("item-10", "item-11", "item-12");
    assertThat(ids(reply.legs().getLast())).hasSize(10);
    assertThat(reply.vectors()).containsKey(new ItemId("item-12"));
  }

  private static List<String> ids(LegReply reply) {
    return reply.items().map(ItemId::value).toList();
  }

  private static Reach reach(Modality type, int depth) {
    return new Reach(type, new LegRequest.Matching("x", Filter.ALL, depth), true);
  }

  /** What a leg makes of so many passages of those that it asked for. */
  private CandidateItems found(int asked, int brought) {
    return reach(Modality.TEXT, asked)
        .found(new LegReply.Passages(passages(brought)), 0, new ExactTermLeg(shelf.catalog()));
  }

  private static List<PassageScore> passages(int all) {
    return IntStream.range(0, all)
        .mapToObj(i -> new PassageScore(new PassageRef(new ItemId("i" + i), 0), 1.0 / (1 + i)))
        .toList();
  }

  private CandidateItems candidates(EncodedPart asked, Scope scope, int depth) {
    return new Candidates(shelf.index(), new ExactTermLeg(shelf.catalog()), List.of())
        .of(List.of(new Candidates.Sought(asked, scope)), depth)
        .getFirst();
  }

  private EncodedPart asking(String words) {
    return asking(Modality.TEXT, words);
  }

  private static Side text(String id) {
    return new Side(new ItemId(id), Modality.TEXT);
  }

  private EncodedPart asking(Modality type, String words) {
    return EncodedPart.ofStored(type, Shelf.asking(saying(words, axis(0))), shelf.cohort());
  }

  @Test
  void an_item_without_fields_matches_no_filter_that_asks_for_one() {
    shelf.put("a", Modality.TEXT, Metadata.NONE, saying("x", axis(0)));
    Scope scope = Scope.ALL.where(new Filter.Exists("status"));
    assertThat(candidates(asking("x"), scope, 9).sides()).isEmpty();
  }
}
