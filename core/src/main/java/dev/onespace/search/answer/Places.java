package dev.onespace.search.answer;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import java.util.List;
import java.util.Optional;

/** The place that several words take up together. */
final class Places {
  private Places() {}

  /**
   * The smallest place that holds them all; nothing if there are none. Of words that lie on several
   * pages, or otherwise in nothing that both can be joined in, the place of the first ones.
   */
  static Optional<Place> union(List<Span> spans) {
    return spans.stream().map(Span::where).reduce(Places::join);
  }

  private static Place join(Place a, Place b) {
    int last = a.steps().size() - 1;
    return last >= 0
            && b.steps().size() == a.steps().size()
            && a.steps().subList(0, last).equals(b.steps().subList(0, last))
        ? a.narrowed(join(a.steps().getLast(), b.steps().getLast()))
        : a;
  }

  private static Place.Step join(Place.Step a, Place.Step b) {
    return switch (a) {
      case Place.Box boxA when b instanceof Place.Box boxB -> join(boxA, boxB);
      case Place.Seconds(double startA, double endA)
          when b instanceof Place.Seconds(double startB, double endB) ->
          new Place.Seconds(Math.min(startA, startB), Math.max(endA, endB));
      case Place.Characters(int startA, int endA)
          when b instanceof Place.Characters(int startB, int endB) ->
          new Place.Characters(Math.min(startA, startB), Math.max(endA, endB));
      case Place.Box _, Place.Seconds _, Place.Characters _, Place.Page _, Place.Paragraph _ -> a;
    };
  }

  private static Place.Box join(Place.Box a, Place.Box b) {
    int x = Math.min(a.x(), b.x());
    int y = Math.min(a.y(), b.y());
    int right = Math.max(a.x() + a.width(), b.x() + b.width());
    int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
    return new Place.Box(x, y, right - x, bottom - y);
  }
}
