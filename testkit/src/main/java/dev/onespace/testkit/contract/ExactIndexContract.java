package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactIndex;
import dev.onespace.index.ExactMatch;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all indexes do beside nearness and words: codes and phrases, lists, stored vectors. */
public abstract class ExactIndexContract extends IndexContract {
  private static final double NEAR = 1e-9;

  @Test
  void a_code_in_the_words_is_found_however_it_is_written() {
    put(Entries.texts("a", "login fails", "it says E-4012."), Entries.texts("b", "E-4013"));
    assertThat(carrying("e4012"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.passage()).isEqualTo(new PassageRef(new ItemId("a"), 1));
              assertThat(found.terms()).containsExactly(new Code("e4012"));
              assertThat(found.score()).isCloseTo(Math.log(3), within(NEAR));
            });
    assertThat(carrying("e401")).isEmpty();
    assertThat(carrying("login")).isEmpty();
  }

  @Test
  void every_passage_of_an_item_carries_what_it_is_called_by() {
    put(
        Entries.texts("error-login.png", "one", "two"),
        Entries.described(
            "x",
            Modality.TEXT,
            new Metadata(
                Map.of(
                    "sku", new MetaValue.Text("SKU-48213"),
                    "also", new MetaValue.Strings(List.of("old", "INC-17")),
                    "status", new MetaValue.Text("open"))),
            "words"));
    assertThat(items(carrying("errorloginpng")))
        .containsExactly("error-login.png", "error-login.png");
    assertThat(items(carrying("errorlogin"))).hasSize(2);
    assertThat(items(carrying("sku48213"))).containsExactly("x");
    assertThat(items(carrying("inc17"))).containsExactly("x");
    assertThat(items(carrying("x"))).containsExactly("x");
    assertThat(carrying("open")).isEmpty();
  }

  @Test
  void in_recordings_codes_are_heard_too() {
    put(
        Entries.described("call", Modality.AUDIO, Metadata.NONE, "error E four zero one two"),
        Entries.described("text", Modality.TEXT, Metadata.NONE, "error E four zero one two"));
    assertThat(items(carrying("e4012"))).containsExactly("call");
  }

  @Test
  void a_phrase_is_found_in_the_order_of_its_words() {
    put(
        Entries.texts("a", "Payment\n  declined by the bank"),
        Entries.texts("b", "declined payment", "the payment was declined"),
        Entries.texts("c", "card payment declined"));
    assertThat(items(carrying(new Phrase("payment declined")))).containsExactly("a", "c");
    assertThat(items(carrying(new Phrase("declined by the bank")))).containsExactly("a");
    assertThat(carrying(new Phrase("bank declined"))).isEmpty();
    assertThat(carrying(new Phrase("zebra"))).isEmpty();
  }

  @Test
  void the_rarer_term_counts_more_and_several_add_up() {
    putMany("common", 6, "ERR_COMMON");
    putMany("other", 8, "nothing");
    put(Entries.texts("both", "ERR_COMMON at E-4012"), Entries.texts("rare", "E-4012"));
    List<ExactMatch> found = carrying("errcommon", "e4012", "e9999");
    assertThat(items(found)).startsWith("both", "rare", "common-0", "common-1").hasSize(8);
    double common = Math.log(16 / 7.0);
    double rare = Math.log(16 / 2.0);
    assertThat(found.get(0).score()).isCloseTo(common + rare, within(NEAR));
    assertThat(found.get(0).terms()).containsExactly(new Code("errcommon"), new Code("e4012"));
    assertThat(found.get(1).score()).isCloseTo(rare, within(NEAR));
    assertThat(found.get(2).score()).isCloseTo(common, within(NEAR));
  }

  @Test
  void a_term_that_all_carry_says_next_to_nothing_and_asked_twice_no_more() {
    putMany("t", 3, "E-4012");
    assertThat(carrying("e4012", "e4012"))
        .hasSize(3)
        .allSatisfy(
            found -> {
              assertThat(found.score()).isEqualTo(ExactIndex.LEAST_WEIGHT);
              assertThat(found.terms()).hasSize(1);
            });
  }

  @Test
  void the_filter_holds_inside_and_k_bounds_what_is_found() {
    IntStream.range(0, 300).forEach(i -> index.put(List.of(ranked(i))));
    index.commit(1);
    Filter last = new Filter.Ordered("rank", Filter.Side.AT_LEAST, MetaValue.of(295));
    List<ExactTerm> terms = List.of(new Code("e4012"), new Phrase("disk full"));
    assertThat(items(index.carrying(terms, last, 3))).containsExactly("t295", "t296", "t297");
    assertThat(index.carrying(terms, last, 300)).hasSize(5);
    assertThat(index.carrying(terms, Filter.ALL, 0)).isEmpty();
    assertThat(items(index.carrying(terms, Filter.ALL, 2))).containsExactly("t0", "t1");
    assertThat(index.carrying(List.of(), Filter.ALL, 5)).isEmpty();
  }

  private static Entry ranked(int rank) {
    Metadata fields = Entries.metadata("rank", Integer.toString(rank));
    return Entries.described("t" + rank, Modality.TEXT, fields, "disk full, E-4012");
  }

  @Test
  void replaced_and_removed_items_carry_nothing_any_more() {
    put(Entries.texts("a", "E-4012"), Entries.texts("b", "E-4012"), Entries.texts("c", "E-4012"));
    index.put(List.of(Entries.texts("a", "E-5000")));
    index.remove(List.of(new ItemId("b")));
    assertThat(carrying("e4012")).hasSize(3);
    index.commit(2);
    assertThat(carrying("e4012"))
        .singleElement()
        .satisfies(found -> assertThat(found.score()).isCloseTo(Math.log(2), within(NEAR)));
    assertThat(items(carrying("e5000"))).containsExactly("a");
    assertThat(carrying("b")).isEmpty();
    assertThat(index.items(Filter.ALL, 9)).extracting(ItemId::value).containsExactly("a", "c");
    index.clear();
    index.commit(3);
    assertThat(carrying("e4012")).isEmpty();
    assertThat(index.items(Filter.ALL, 9)).isEmpty();
    assertThat(vectors("a")).isEmpty();
  }

  @Test
  void items_are_listed_by_id_under_a_filter() {
    List<String> ids = List.of("b", "a", "\uffee", "\ud83d\ude00", "c", "empty");
    for (String id : ids) {
      boolean empty = id.equals("empty");
      index.put(List.of(empty ? Entries.texts(id) : Entries.texts(id, "one", "two")));
      index.commit(1);
    }
    List<String> sorted =
        ids.stream().filter(id -> !id.equals("empty")).sorted(Comparator.naturalOrder()).toList();
    assertThat(listed(Filter.ALL, 10)).isEqualTo(sorted);
    assertThat(listed(Filter.ALL, 2)).containsExactly("a", "b");
    assertThat(listed(Filter.ALL, 0)).isEmpty();
    assertThat(listed(new Filter.Exists("status"), 10)).isEmpty();
  }

  @Test
  void the_vectors_of_items_are_as_they_were_put() {
    Passage seen = Entries.passage(0, Facet.SIGHT, 3, 4);
    Passage looks = Entries.passage(1, Facet.LOOK, 0, 1);
    put(new Entry(Entries.item("picture"), List.of(seen, looks)));
    List<Entry> others = new RandomData(7).entries(200);
    others.forEach(entry -> index.put(List.of(entry)));
    index.commit(2);
    index.put(List.of(others.get(17)));
    index.remove(List.of(new ItemId("item-18")));
    index.commit(3);
    List<PassageVector> found = vectors("picture", "item-17", "item-18", "never", "picture");
    assertThat(found)
        .extracting(PassageVector::passage)
        .containsExactly(ref("item-17", 0), ref("picture", 0), ref("picture", 1));
    assertThat(found)
        .extracting(PassageVector::facet)
        .containsExactly(Facet.WORDS, Facet.SIGHT, Facet.LOOK);
    assertThat(found.get(0).vector()).containsExactly(others.get(17).passages().get(0).vector());
    assertThat(found.get(1).vector()).containsExactly(seen.vector());
    assertThat(found.get(2).vector()).containsExactly(looks.vector());
    assertThat(index.vectors(List.of())).isEmpty();
  }

  @Test
  void an_empty_index_has_nothing_of_all_this() {
    assertThat(carrying("e4012")).isEmpty();
    assertThat(carrying(new Phrase("disk full"))).isEmpty();
    assertThat(index.items(Filter.ALL, 5)).isEmpty();
    assertThat(vectors("a")).isEmpty();
  }

  private void put(Entry... entries) {
    index.put(List.of(entries));
    index.commit(1);
  }

  private void putMany(String name, int count, String text) {
    IntStream.range(0, count).forEach(i -> index.put(List.of(Entries.texts(name + "-" + i, text))));
    index.commit(1);
  }

  private List<ExactMatch> carrying(String... forms) {
    return carrying(Stream.of(forms).map(Code::new).toArray(ExactTerm[]::new));
  }

  private List<ExactMatch> carrying(ExactTerm... terms) {
    return index.carrying(List.of(terms), Filter.ALL, 100);
  }

  private List<String> listed(Filter filter, int k) {
    return index.items(filter, k).stream().map(ItemId::value).toList();
  }

  private List<PassageVector> vectors(String... items) {
    return index.vectors(Stream.of(items).map(ItemId::new).toList());
  }

  private static PassageRef ref(String item, int ordinal) {
    return new PassageRef(new ItemId(item), ordinal);
  }

  private static List<String> items(List<ExactMatch> found) {
    return found.stream().map(each -> each.passage().item().value()).toList();
  }
}
