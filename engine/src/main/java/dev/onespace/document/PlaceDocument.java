package dev.onespace.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onespace.item.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where something lies in an item: each step of the place under its name; nothing for the whole
 * item.
 *
 * @param page from 1
 * @param paragraph from 1
 * @param seconds from and to, in hundredths
 * @param box x, y, width and height in pixels of the picture
 * @param characters from and to
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PlaceDocument(
    Optional<Integer> page,
    Optional<Integer> paragraph,
    Optional<List<Double>> seconds,
    Optional<List<Integer>> box,
    Optional<List<Integer>> characters) {

  static PlaceDocument of(Place place) {
    return new PlaceDocument(
        steps(place, Place.Page.class).map(Place.Page::number),
        steps(place, Place.Paragraph.class).map(Place.Paragraph::number),
        steps(place, Place.Seconds.class)
            .map(it -> List.of(hundredths(it.start()), hundredths(it.end()))),
        steps(place, Place.Box.class).map(it -> List.of(it.x(), it.y(), it.width(), it.height())),
        steps(place, Place.Characters.class).map(it -> List.of(it.start(), it.end())));
  }

  private static <S extends Place.Step> Optional<S> steps(Place place, Class<S> kind) {
    return place.steps().stream()
        .flatMap(it -> kind.isInstance(it) ? Stream.of(kind.cast(it)) : Stream.empty())
        .reduce((_, inner) -> inner);
  }

  private static double hundredths(double seconds) {
    return Math.round(seconds * 100) / 100.0;
  }
}
