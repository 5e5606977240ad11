package dev.onespace.search;

import dev.onespace.item.Item;
import dev.onespace.item.ItemType;
import dev.onespace.item.Locator;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Passage;
import dev.onespace.item.Span;
import java.util.List;

/**
 * How far the words read in a picture speak for it: words that fill a screenshot do, three letters
 * on a shirt hardly. The share a/(a + {@value #HALF}) of the evidence counts, where a is the share
 * of the picture's area that is words.
 */
final class Legibility {
  private static final double HALF = 0.01;

  private Legibility() {}

  static double of(Item item, List<Passage> passages) {
    if (item.type() != ItemType.IMAGE) {
      return 1;
    }
    double area = number(item, "width") * number(item, "height");
    if (area <= 0) {
      return 1;
    }
    double words =
        passages.stream().flatMap(p -> p.spans().stream()).mapToDouble(Legibility::area).sum();
    double share = words / area;
    return share / (share + HALF);
  }

  private static double area(Span span) {
    return switch (span.where()) {
      case Locator.Box(_, _, int width, int height) -> (double) width * height;
      case Locator.Whole _, Locator.Characters _, Locator.Seconds _, Locator.Page _ -> 0;
    };
  }

  private static double number(Item item, String field) {
    return item.metadata().get(field).map(Legibility::number).orElse(0.0);
  }

  private static double number(MetaValue value) {
    return value instanceof MetaValue.Num(var number) ? number.doubleValue() : 0;
  }
}
