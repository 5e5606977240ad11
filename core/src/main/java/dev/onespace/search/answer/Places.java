package dev.onespace.search.answer;

import dev.onespace.item.Locator;
import dev.onespace.item.Span;
import java.util.List;
import java.util.Optional;

/** The place that several words take up together. */
final class Places {
  private Places() {}

  /**
   * The smallest place that holds them all; nothing if there are none, or none that can be joined.
   */
  static Optional<Locator> union(List<Span> spans) {
    return spans.stream().map(Span::where).reduce(Places::join);
  }

  private static Locator join(Locator a, Locator b) {
    return switch (a) {
      case Locator.Box boxA when b instanceof Locator.Box boxB -> join(boxA, boxB);
      case Locator.Seconds(double startA, double endA)
          when b instanceof Locator.Seconds(double startB, double endB) ->
          new Locator.Seconds(Math.min(startA, startB), Math.max(endA, endB));
      case Locator.Characters(int startA, int endA)
          when b instanceof Locator.Characters(int startB, int endB) ->
          new Locator.Characters(Math.min(startA, startB), Math.max(endA, endB));
      case Locator.Box _,
          Locator.Seconds _,
          Locator.Characters _,
          Locator.Page _,
          Locator.Whole _ ->
          a;
    };
  }

  private static Locator join(Locator.Box a, Locator.Box b) {
    int x = Math.min(a.x(), b.x());
    int y = Math.min(a.y(), b.y());
    int right = Math.max(a.x() + a.width(), b.x() + b.width());
    int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
    return new Locator.Box(x, y, right - x, bottom - y);
  }
}
