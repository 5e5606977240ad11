package dev.onespace.search.question;

import static java.util.Objects.requireNonNull;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.space.Content;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a question.
 *
 * @param subject what it asks with
 * @param weight how much it counts beside the other parts, above 0
 * @param not whether it pushes away what it finds
 */
public record Part(Subject subject, double weight, boolean not) {
  public Part {
    requireNonNull(subject, "subject is null");
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException("a weight of " + weight + " is not above 0");
    }
  }

  /** The modality of what it asks with, unless that is a stored item. */
  public Optional<Modality> modality() {
    return switch (subject) {
      case Given(var content) -> Optional.of(content.type());
      case Stored _ -> Optional.empty();
    };
  }

  /** Which weights it has, if parts are weighed by kind. */
  public Kind kind() {
    if (not) {
      return Kind.NOT;
    }
    return switch (subject) {
      case Stored _ -> Kind.LIKE;
      case Given(var content) ->
          switch (content.type()) {
            case TEXT -> Kind.WORDS;
            case IMAGE -> Kind.IMAGE;
            case AUDIO -> Kind.AUDIO;
          };
    };
  }

  /** What parts are weighed by. */
  public enum Kind {
    WORDS,
    IMAGE,
    AUDIO,
    /** A stored item. */
    LIKE,
    /** What pushes away, whatever it is. */
    NOT;

    /** The name used on the command line and in JSON: lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this name. */
    public static Optional<Kind> labelled(String label) {
      return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
    }
  }

  /** What a part asks with. */
  public sealed interface Subject {}

  /** Words, a picture or a recording. */
  public record Given(Content content) implements Subject {}

  /** An item that is stored here. */
  public record Stored(ItemId id) implements Subject {}

  /** Asks with a content. */
  public static Part of(Content content) {
    return new Part(new Given(content), 1, false);
  }

  /** Asks with words. */
  public static Part words(String words) {
    return of(new Content.Words(words));
  }

  /** Asks for what is like an item that is stored here. */
  public static Part like(ItemId id) {
    return new Part(new Stored(id), 1, false);
  }

  /** The same part, counted so many times. */
  public Part weighing(double times) {
    return new Part(subject, times, not);
  }

  /** The same part, which pushes away what it finds. */
  public Part pushingAway() {
    return new Part(subject, weight, true);
  }
}
