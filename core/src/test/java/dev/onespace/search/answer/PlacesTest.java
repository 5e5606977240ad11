package dev.onespace.search.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.item.Place;
import dev.onespace.item.Place.Box;
import dev.onespace.item.Place.Characters;
import dev.onespace.item.Place.Page;
import dev.onespace.item.Place.Seconds;
import dev.onespace.item.Span;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A place is a path; words together take up the smallest place that holds them all. */
class PlacesTest {

  @Test
  void boxes_of_one_page_are_joined_on_that_page() {
    Place first = Place.of(new Page(3), new Box(10, 10, 5, 5));
    Place second = Place.of(new Page(3), new Box(20, 12, 5, 9));
    assertThat(Places.union(spans(first, second)))
        .contains(Place.of(new Page(3), new Box(10, 10, 15, 11)));
  }

  @Test
  void of_words_on_two_pages_the_place_of_the_first_is_told() {
    Place first = Place.of(new Page(3), new Box(10, 10, 5, 5));
    Place second = Place.of(new Page(4), new Box(20, 12, 5, 9));
    assertThat(Places.union(spans(first, second))).contains(first);
    assertThat(Places.union(spans(first, Place.of(new Seconds(1, 2))))).contains(first);
  }

  @Test
  void seconds_and_characters_are_joined_and_the_whole_item_stays_whole() {
    assertThat(Places.union(spans(Place.of(new Seconds(1, 2)), Place.of(new Seconds(4, 5)))))
        .contains(Place.of(new Seconds(1, 5)));
    assertThat(Places.union(spans(Place.of(new Characters(7, 9)), Place.of(new Characters(1, 2)))))
        .contains(Place.of(new Characters(1, 9)));
    assertThat(Places.union(spans(Place.WHOLE, Place.WHOLE))).contains(Place.WHOLE);
    assertThat(Places.union(List.of())).isEmpty();
  }

  @Test
  void a_narrower_place_takes_the_place_of_a_last_step_of_its_kind() {
    Place page = Place.of(new Page(3));
    assertThat(page.narrowed(new Characters(1, 2)))
        .isEqualTo(Place.of(new Page(3), new Characters(1, 2)));
    assertThat(page.narrowed(new Characters(1, 9)).narrowed(new Characters(4, 5)))
        .isEqualTo(Place.of(new Page(3), new Characters(4, 5)));
    assertThatThrownBy(() -> Place.of(new Page(1), new Page(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Span> spans(Place... places) {
    return Stream.of(places).map(place -> new Span(0, 1, place)).toList();
  }
}
