package dev.onespace.search.answer;

import static dev.onespace.testkit.data.Entries.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.filter.FilterField;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.LegReply;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.search.Shelf;
import dev.onespace.search.answer.Units.Unit;
import dev.onespace.testkit.data.Entries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values, linked items, units and places: the small rules of how an answer is laid out. */
class LayoutRulesTest {

  @Test
  void numbers_come_before_dates_dates_before_booleans_and_these_before_strings() {
    List<Optional<MetaValue>> sorted =
        List.of(
            Optional.of(MetaValue.of(-3)),
            Optional.of(MetaValue.of(10)),
            Optional.of(MetaValue.ofString("2024-01-15")),
            Optional.of(MetaValue.ofString("2024-02-01")),
            Optional.of(new MetaValue.Bool(false)),
            Optional.of(new MetaValue.Bool(true)),
            Optional.of(new MetaValue.Text("a")),
            Optional.of(new MetaValue.Text("b")),
            Optional.empty());
    List<Optional<MetaValue>> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(2));
    shuffled.sort(FieldValues.missingLast(false));
    assertThat(shuffled).isEqualTo(sorted);
    shuffled.sort(FieldValues.missingLast(true));
    List<Optional<MetaValue>> reversed = new ArrayList<>(sorted.subList(0, 8).reversed());
    reversed.add(Optional.empty());
    assertThat(shuffled).isEqualTo(reversed);
  }

  @Test
  void two_items_without_a_value_are_equal() {
    assertThat(FieldValues.missingLast(true).compare(Optional.empty(), Optional.empty())).isZero();
  }

  @Test
  void a_value_makes_the_group_of_the_items_that_have_it() {
    var group = FieldValues.group(FilterField.of("status"), new MetaValue.Text("open"));
    assertThat(group.name()).isEqualTo("open");
    assertThat(group.filter().matches(item("a", metadata("status", "open")), Modality.TEXT))
        .isTrue();
    assertThat(group.filter().matches(item("b", metadata("status", "new")), Modality.TEXT))
        .isFalse();
    var without = FieldValues.without(FilterField.of("status"));
    assertThat(without.name()).contains("no ").contains("status");
    assertThat(without.filter().matches(item("a", metadata("status", "open")), Modality.TEXT))
        .isFalse();
    assertThat(without.filter().matches(item("b", Metadata.NONE), Modality.TEXT)).isTrue();
  }

  @Test
  void the_type_is_a_field_like_others() {
    Item picture = Entries.item("a", Modality.IMAGE, Metadata.NONE);
    assertThat(FieldValues.of(picture, Modality.IMAGE, FilterField.of("type")))
        .containsExactly(new MetaValue.Text("image"));
    assertThat(FieldValues.of(picture, Modality.IMAGE, FilterField.of("owner"))).isEmpty();
  }

  @Test
  void items_belong_together_that_share_a_value_of_one_of_the_fields() {
    Shelf shelf = new Shelf();
    Item hit = put(shelf, "hit", metadata("ticket", "T-1", "owner", "ann"));
    put(shelf, "same-ticket", metadata("ticket", "T-1"));
    put(shelf, "same-owner", metadata("owner", "ann"));
    put(shelf, "other", metadata("ticket", "T-2", "owner", "bob"));
    var links = new Links(List.of("ticket", "owner"));
    assertThat(ids(links, shelf, hit)).containsExactly("same-owner", "same-ticket");
    assertThat(ids(new Links(List.of("ticket")), shelf, hit)).containsExactly("same-ticket");
    var none = new Links(List.of());
    assertThat(none.legs(List.of(hit))).isEmpty();
    assertThat(ids(none, shelf, hit)).isEmpty();
  }

  @Test
  void of_a_list_one_member_is_enough_to_belong_together() {
    Shelf shelf = new Shelf();
    Item hit = put(shelf, "hit", tags("a", "b"));
    put(shelf, "one", tags("b", "c"));
    put(shelf, "none", tags("c"));
    assertThat(ids(new Links(List.of("tags")), shelf, hit)).containsExactly("one");
  }

  @Test
  void no_more_than_eight_are_linked_the_first_by_id() {
    Shelf shelf = new Shelf();
    Item hit = put(shelf, "a-hit", metadata("ticket", "T-1"));
    for (int i = 9; i >= 0; i--) {
      put(shelf, "item-" + i, metadata("ticket", "T-1"));
    }
    assertThat(ids(new Links(List.of("ticket")), shelf, hit))
        .hasSize(8)
        .startsWith("item-0", "item-1");
  }

  private static List<String> ids(Links links, Shelf shelf, Item hit) {
    var asked = new IndexRequest(links.legs(List.of(hit)), List.of());
    List<ItemId> found =
        shelf.index().search(List.of(asked)).getFirst().legs().stream()
            .flatMap(LegReply::items)
            .toList();
    List<Item> candidates =
        shelf.catalog().items(found).values().stream().map(stored -> stored.item()).toList();
    return links.of(hit, candidates).stream().map(it -> it.id().value()).toList();
  }

  @Test
  void a_text_is_shown_by_sentences_and_a_picture_by_lines() {
    String words = "It hums. It stops!\nNext line.";
    assertThat(shown(Modality.TEXT, words)).containsExactly("It hums.", "It stops!", "Next line.");
    assertThat(shown(Modality.AUDIO, words)).startsWith("It hums.", "It stops!");
    assertThat(shown(Modality.IMAGE, words)).containsExactly("It hums. It stops!", "Next line.");
  }

  @Test
  void blank_lines_and_blanks_around_units_are_left_out() {
    assertThat(shown(Modality.IMAGE, "  a \n\n  \n b")).containsExactly("a", "b");
    assertThat(shown(Modality.IMAGE, " \n ")).as("but something is left").containsExactly(" \n ");
  }

  @Test
  void units_lie_in_order_beside_each_other_in_any_text() {
    Random random = new Random(19);
    for (int round = 0; round < 100; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(1, 40); i > 0; i--) {
        text.append("ab. \n?".charAt(random.nextInt(6)));
      }
      for (Modality type : Modality.values()) {
        int end = 0;
        for (Unit unit : Units.of(type, text.toString())) {
          assertThat(unit.start()).as("%s", text).isGreaterThanOrEqualTo(end);
          assertThat(unit.end()).isLessThanOrEqualTo(text.length()).isGreaterThan(unit.start());
          end = unit.end();
        }
      }
    }
  }

  @Test
  void a_unit_holds_what_lies_in_it_from_its_first_to_its_last_character() {
    var unit = new Unit(3, 6);
    assertThat(unit.holds(3, 6)).isTrue();
    assertThat(unit.holds(2, 5)).isFalse();
    assertThat(unit.holds(4, 7)).isFalse();
  }

  private static List<String> shown(Modality type, String words) {
    return Units.of(type, words).stream()
        .map(unit -> words.substring(unit.start(), unit.end()))
        .toList();
  }

  @Test
  void words_lie_together_in_the_smallest_place_that_holds_them_all() {
    assertThat(union(new Place.Box(10, 20, 5, 5), new Place.Box(2, 30, 4, 10)))
        .contains(Place.of(new Place.Box(2, 20, 13, 20)));
    assertThat(union(new Place.Box(10, 20, 50, 50), new Place.Box(20, 30, 4, 10)))
        .contains(Place.of(new Place.Box(10, 20, 50, 50)));
    assertThat(union(new Place.Seconds(3, 4), new Place.Seconds(1, 9)))
        .contains(Place.of(new Place.Seconds(1, 9)));
    assertThat(union(new Place.Characters(3, 4), new Place.Characters(9, 12)))
        .contains(Place.of(new Place.Characters(3, 12)));
    assertThat(Places.union(List.of())).isEmpty();
  }

  @Test
  void what_cannot_be_joined_lies_where_the_first_words_lie() {
    assertThat(union(new Place.Box(1, 1, 1, 1), new Place.Seconds(1, 2)))
        .contains(Place.of(new Place.Box(1, 1, 1, 1)));
    assertThat(union(new Place.Seconds(1, 2), new Place.Characters(1, 2)))
        .contains(Place.of(new Place.Seconds(1, 2)));
    Place first = Place.of(new Place.Page(1), new Place.Box(1, 1, 1, 1));
    Place other = Place.of(new Place.Page(2), new Place.Box(5, 5, 1, 1));
    assertThat(Places.union(List.of(new Span(0, 1, first), new Span(1, 2, other))))
        .as("on two pages")
        .contains(first);
  }

  private static Optional<Place> union(Place.Step... steps) {
    List<Span> spans = new ArrayList<>();
    for (Place.Step step : steps) {
      spans.add(new Span(spans.size(), spans.size() + 1, Place.of(step)));
    }
    return Places.union(spans);
  }

  private static Metadata tags(String... tags) {
    return new Metadata(Map.of("tags", new MetaValue.Strings(List.of(tags))));
  }

  private static Item put(Shelf shelf, String id, Metadata metadata) {
    return shelf.put(id, Modality.TEXT, metadata, shelf.saying("words of " + id));
  }

  private static Item item(String id, Metadata metadata) {
    return Entries.item(id, Modality.TEXT, metadata);
  }
}
