package dev.onespace.search;

import static dev.onespace.search.Shelf.saying;
import static dev.onespace.testkit.data.Directions.axis;
import static dev.onespace.testkit.data.Directions.near;
import static dev.onespace.testkit.data.Entries.metadata;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Section;
import dev.onespace.search.legs.Leg;
import dev.onespace.search.question.Cursor;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Part;
import dev.onespace.search.question.Query;
import dev.onespace.space.Capabilities;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import dev.onespace.view.Group;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole answers of a small collection: groups, pages, likes, what leads over other items. */
class SearchRulesTest {
  private final Shelf shelf = new Shelf();

  @Test
  void an_item_that_is_asked_with_does_not_answer_and_its_like_does() {
    shelf.among(30, Modality.TEXT);
    shelf.put("asked", Modality.TEXT, saying("one", axis(0)));
    shelf.put("like", Modality.TEXT, saying("two", near(0, 0.9, 1)));
    Answer answer = run(Query.like(new ItemId("asked")));
    assertThat(ids(answer.hits())).startsWith("like").doesNotContain("asked");
  }

  @Test
  void to_ask_with_an_item_that_is_not_there_is_an_error() {
    assertThatThrownBy(() -> run(Query.like(new ItemId("none"))))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("there is no item 'none'");
  }

  @Test
  void what_a_part_pushes_away_falls_behind() {
    shelf.among(30, Modality.TEXT);
    shelf.put("wanted", Modality.TEXT, saying("one", near(0, 0.9, 1)));
    shelf.put("both", Modality.TEXT, saying("two", near(0, 0.9, 2)));
    shelf.put("asked", Modality.TEXT, saying("three", axis(0)));
    shelf.put("away", Modality.TEXT, saying("four", near(2, 0.9, 3)));
    Query query = Query.like(new ItemId("asked")).and(Part.like(new ItemId("away")).pushingAway());
    List<String> ids = ids(run(query).hits());
    assertThat(ids.indexOf("wanted")).isLessThan(ids.indexOf("both"));
    assertThat(ids.indexOf("wanted")).isZero();
  }

  @Test
  void pages_of_a_whole_answer_show_each_item_once() {
    for (int i = 0; i < 45; i++) {
      shelf.put("item-" + i, Modality.values()[i % 3], saying("kettle " + i, axis(i % 16)));
    }
    List<String> all = ids(run(Query.words("kettle").top(200)).hits());
    Query query = Query.words("kettle").top(7);
    List<String> paged = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    for (int page = 0; page < 20 && (page == 0 || next.isPresent()); page++) {
      Section section = run(next.map(query::after).orElse(query)).sections().getFirst();
      paged.addAll(ids(section.hits()));
      next = section.more();
    }
    assertThat(new HashSet<>(paged)).hasSameSizeAs(paged);
    assertThat(paged).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void each_group_is_a_search_of_its_own_and_an_item_may_be_in_several() {
    Query query =
        tickets()
            .layout(
                Layout.PLAIN.grouped(
                    new Layout.Into(
                        List.of(
                            new Group("open", equal("status", "open")),
                            new Group("all", Filter.ALL),
                            new Group("none", equal("status", "lost"))))));
    List<Section> sections = run(query).sections();
    assertThat(sections).extracting(Section::name).containsExactly("open", "all", "none");
    assertThat(ids(sections.get(0).hits())).containsExactlyInAnyOrder("a", "b");
    assertThat(ids(sections.get(1).hits())).contains("a", "b", "c");
    assertThat(sections.get(2).hits()).isEmpty();
  }

  @Test
  void a_page_goes_on_in_its_group_only() {
    Query query =
        tickets()
            .top(1)
            .layout(
                Layout.PLAIN.grouped(
                    new Layout.Into(
                        List.of(
                            new Group("open", equal("status", "open")),
                            new Group("new", equal("status", "new"))))));
    Section open = run(query).sections().getFirst();
    List<Section> next = run(query.after(open.more().orElseThrow())).sections();
    assertThat(next).extracting(Section::name).containsExactly("open");
    assertThat(ids(next.getFirst().hits())).hasSize(1).isNotEqualTo(ids(open.hits()));
  }

  @Test
  void grouped_by_a_field_there_is_a_group_for_each_value_and_one_for_none() {
    Query query =
        tickets().layout(Layout.PLAIN.grouped(new Layout.ByField(FilterField.of("status"))));
    List<Section> sections = run(query).sections();
    assertThat(sections).extracting(Section::name).contains("open", "new").hasSize(3);
    assertThat(sections).extracting(Section::name).anyMatch(name -> name.startsWith("(no "));
    assertThat(sections).allSatisfy(section -> assertThat(section.relevant()).isPositive());
    assertThat(sections.stream().map(section -> section.hits().getFirst().strength()))
        .as("the strongest group first")
        .isSortedAccordingTo((x, y) -> y.compareTo(x));
  }

  @Test
  void items_of_one_ticket_are_shown_beside_each_other() {
    shelf.among(20, Modality.TEXT);
    put("a", metadata("ticket_id", "T-1"));
    shelf.put("b", Modality.IMAGE, metadata("ticket_id", "T-1"), shelf.saying("other"));
    Hit hit =
        run(Query.words("green kettle").layout(Layout.PLAIN.linking(List.of("ticket_id"))))
            .hits()
            .getFirst();
    assertThat(hit.item().id()).isEqualTo(new ItemId("a"));
    assertThat(hit.linked()).extracting(it -> it.id().value()).containsExactly("b");
  }

  @Test
  void the_words_that_were_asked_and_the_numbers_of_an_answer_are_told() {
    Answer answer = run(tickets());
    assertThat(answer.understood()).isEqualTo("green kettle");
    assertThat(answer.relevant()).isEqualTo(4);
    assertThat(answer.belowCutoff()).isEqualTo(answer.hits().size() - 4);
    assertThat(answer.wordsOnly()).isFalse();
    assertThat(answer.noting("a note").notes()).containsExactly("a note");
    assertThat(answer.requireVectors()).isSameAs(answer);
    assertThat(answer.open()).isFalse();
  }

  @Test
  void over_a_text_a_picture_leads_to_a_recording_where_the_pair_is_weak() {
    bridged();
    Query asked = Query.like(new ItemId("picture")).only(Modality.AUDIO);
    Hit hit = hit(run(asked, weak()), "call");
    assertThat(hit.over()).contains(new ItemId("text"));
    assertThat(hit.best().reasons()).extracting(it -> it.evidence().leg()).contains(Leg.BRIDGE);
    assertThat(run(asked.bridge(Query.Bridge.OFF), weak()).hits())
        .noneMatch(it -> it.over().isPresent());
    assertThat(run(asked).hits()).as("not weak").noneMatch(it -> it.over().isPresent());
    assertThat(hit(run(asked.bridge(Query.Bridge.ON)), "call").over()).isPresent();
  }

  private void bridged() {
    shelf.among(40, Modality.TEXT).among(40, Modality.AUDIO);
    shelf.put("picture", Modality.IMAGE, Shelf.of(Facet.SIGHT, axis(0)));
    shelf.put("text", Modality.TEXT, saying("a text", near(0, 0.8, 1)));
    shelf.put("call", Modality.AUDIO, saying("a call", near(1, 0.95, 2)));
  }

  private static Capabilities weak() {
    return new Capabilities(
        Set.of(Modality.values()), Map.of(Modality.IMAGE, Set.of(Modality.AUDIO)), true, false);
  }

  /** Four relevant items, two of them open, one new, one without a status, among others. */
  private Query tickets() {
    shelf.among(40, Modality.TEXT);
    put("a", metadata("status", "open"));
    put("b", metadata("status", "open"));
    put("c", metadata("status", "new"));
    put("d", Metadata.NONE);
    return Query.words("green kettle").top(50);
  }

  private void put(String id, Metadata metadata) {
    shelf.put(
        id, Modality.TEXT, metadata, saying("green kettle", MemorySpace.meaning("green kettle")));
  }

  private Answer run(Query query) {
    return run(query, new MemorySpace().capabilities());
  }

  private Answer run(Query query, Capabilities capabilities) {
    var space =
        new ForwardingSpace(new MemorySpace()) {
          @Override
          public Capabilities capabilities() {
            return capabilities;
          }
        };
    return new Search(space, shelf.catalog(), shelf.index(), FusionWeights.USUAL, new StageClock())
        .run(query);
  }

  private static Hit hit(Answer answer, String id) {
    return answer.hits().stream()
        .filter(hit -> hit.item().id().value().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not among " + ids(answer.hits())));
  }

  private static Filter equal(String field, String value) {
    return new Filter.Equal(field, new MetaValue.Text(value));
  }

  private static List<String> ids(List<Hit> hits) {
    return hits.stream().map(hit -> hit.item().id().value()).toList();
  }
}
