package dev.onespace.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a passage, or some of its words, lies in its item: a path from the outside in, such as page
 * 3 and a box on it, or seconds 61 to 68 and a box in what is seen then.
 *
 * @param steps each within the one before it, of each kind at most one; none for the whole item
 */
public record Place(List<Step> steps) {
  /** The whole item. */
  public static final Place WHOLE = new Place(List.of());

  public Place {
    steps = List.copyOf(steps);
    if (steps.stream().map(Object::getClass).distinct().count() < steps.size()) {
      throw new IllegalArgumentException("a kind of step is there twice: " + steps);
    }
  }

  /** The place to which these steps lead from the outside in. */
  public static Place of(Step... steps) {
    return new Place(List.of(steps));
  }

  /** The narrowest step; nothing for the whole item. */
  public Optional<Step> last() {
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getLast());
  }

  /** A place in this one: with this step in place of a last one of its kind, else after it. */
  public Place narrowed(Step step) {
    List<Step> path = new ArrayList<>(steps);
    if (last().filter(last -> last.getClass() == step.getClass()).isPresent()) {
      path.removeLast();
    }
    path.add(step);
    return new Place(path);
  }

  /** A part of what holds it. */
  public sealed interface Step {}

  /**
   * A page of a document.
   *
   * @param number 1 for the first
   */
  public record Page(int number) implements Step {
    public Page {
      requireCounted("page", number);
    }
  }

  /**
   * A paragraph of a document that has no pages.
   *
   * @param number 1 for the first
   */
  public record Paragraph(int number) implements Step {
    public Paragraph {
      requireCounted("paragraph", number);
    }
  }

  /**
   * A stretch of a text.
   *
   * @param start index of the first UTF-16 unit
   * @param end index after the last one
   */
  public record Characters(int start, int end) implements Step {
    public Characters {
      requireOrder(start, end);
    }
  }

  /**
   * A rectangle of a picture, in pixels of the upright original, origin top left.
   *
   * @param x left edge
   * @param y top edge
   * @param width in pixels
   * @param height in pixels
   */
  public record Box(int x, int y, int width, int height) implements Step {
    public Box {
      if (x < 0 || y < 0 || width < 0 || height < 0) {
        throw new IllegalArgumentException(
            "box has a negative value: " + x + "," + y + "," + width + "," + height);
      }
    }
  }

  /**
   * A stretch of a recording.
   *
   * @param start seconds from the beginning
   * @param end seconds from the beginning
   */
  public record Seconds(double start, double end) implements Step {
    public Seconds {
      requireOrder(start, end);
    }
  }

  private static void requireCounted(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(what + " " + number + " is below 1");
    }
  }

  private static void requireOrder(double start, double end) {
    if (!(start >= 0) || !(end >= start)) {
      throw new IllegalArgumentException("from " + start + " to " + end + " is no stretch");
    }
  }
}
