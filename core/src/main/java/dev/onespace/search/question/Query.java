package dev.onespace.search.question;

import static java.util.Objects.requireNonNull;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.filter.Filter;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A question.
 *
 * @param parts what it asks with: at least one that does not push away; words of at most {@link
 *     #LONGEST_WORDS} characters
 * @param scope which items may answer
 * @param top how many items at most, in each group
 * @param bridge whether what is near to the question leads on to what is near to that
 * @param layout how the answer is laid out: groups, order, what is told beside the hits
 * @param after where the last page ended
 */
public record Query(
    List<Part> parts, Scope scope, int top, Bridge bridge, Layout layout, Optional<Cursor> after) {
  /** The most characters of words that are asked with at once; a stored item may be longer. */
  public static final int LONGEST_WORDS = 10_000;

  private static final int USUAL_TOP = 10;

  public Query {
    parts = List.copyOf(parts);
    requireNonNull(scope, "scope is null");
    requireNonNull(bridge, "bridge is null");
    requireNonNull(layout, "layout is null");
    requireNonNull(after, "after is null");
    if (parts.stream().allMatch(Part::not)) {
      throw new IllegalArgumentException("a question needs a part that does not push away");
    }
    parts.forEach(Query::requireShort);
    if (top < 1) {
      throw new IllegalArgumentException("top " + top + " is below 1");
    }
  }

  private static void requireShort(Part part) {
    if (part.subject() instanceof Part.Given(Content.Words(var words))
        && words.length() > LONGEST_WORDS) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.TOO_LARGE,
              "words of %s characters are asked with; the limit is %s"
                  .formatted(words.length(), LONGEST_WORDS),
              Remedy.of(
                  "Ask with the part that matters, or take the text in and ask with %s.",
                  Named.LIKE)));
    }
  }

  /** Asks with these parts: for all types, at most ten items. */
  public static Query of(Part... parts) {
    return new Query(
        List.of(parts), Scope.ALL, USUAL_TOP, Bridge.AUTO, Layout.PLAIN, Optional.empty());
  }

  /** Asks with any content. */
  public static Query of(Content content) {
    return of(Part.of(content));
  }

  /** Asks with words. */
  public static Query words(String words) {
    return of(new Content.Words(words));
  }

  /** Asks with a picture. */
  public static Query image(Path file) {
    return of(new Content.Picture(new ByteSource.OfFile(file)));
  }

  /** Asks with a recording. */
  public static Query audio(Path file) {
    return of(new Content.Recording(new ByteSource.OfFile(file)));
  }

  /** Asks for what is like an item that is stored here; the item itself does not answer. */
  public static Query like(ItemId id) {
    return of(Part.like(id));
  }

  /** The same question with one more part. */
  public Query and(Part part) {
    List<Part> more = Stream.concat(parts.stream(), Stream.of(part)).toList();
    return new Query(more, scope, top, bridge, layout, after);
  }

  /** The same question, away from these words. */
  public Query not(String words) {
    return and(Part.words(words).pushingAway());
  }

  /**
   * The same question, with all parts of a kind counted so many times.
   *
   * @throws OnespaceException USAGE if it has no such part
   */
  public Query weighing(Part.Kind kind, double times) {
    if (parts.stream().noneMatch(part -> part.kind() == kind)) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "a weight of %s, but no part is one: this question has %s"
              .formatted(
                  kind.label(),
                  parts.stream()
                      .map(part -> part.kind().label())
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
    List<Part> weighed =
        parts.stream().map(part -> part.kind() == kind ? part.weighing(times) : part).toList();
    return new Query(weighed, scope, top, bridge, layout, after);
  }

  /** The same question for at most so many items in each group. */
  public Query top(int most) {
    return new Query(parts, scope, most, bridge, layout, after);
  }

  /** The same question to items of these types only. */
  public Query only(Modality... wanted) {
    return within(scope.only(Set.of(wanted)));
  }

  /** The same question to items that match this filter as well. */
  public Query where(Filter condition) {
    return within(scope.where(condition));
  }

  /** The same question to other items. */
  public Query within(Scope other) {
    return new Query(parts, other, top, bridge, layout, after);
  }

  /** The same question with this use of the bridge. */
  public Query bridge(Bridge mode) {
    return new Query(parts, scope, top, mode, layout, after);
  }

  /** The same question with its answer laid out so. */
  public Query layout(Layout how) {
    return new Query(parts, scope, top, bridge, how, after);
  }

  /** The same question, going on where a page ended. */
  public Query after(Cursor page) {
    return new Query(parts, scope, top, bridge, layout, Optional.of(page));
  }

  /**
   * Whether texts lead over a weak pair of modalities, and strong hits in a list of several types
   * to what belongs to them.
   */
  public enum Bridge {
    /** Where the space says that a pair is weak, or that its types meet in words alone. */
    AUTO,
    OFF,
    ON
  }
}
