package dev.onespace.search;

import static java.util.Objects.requireNonNull;

import dev.onespace.filter.Filter;
import dev.onespace.item.ItemType;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A question.
 *
 * @param content what is asked with: words, a picture or a recording
 * @param types which types of items may answer
 * @param filter which items may answer
 * @param top how many items at most
 * @param bridge whether weak pairs of modalities are crossed by two strong hops over text
 */
public record Query(Content content, Set<ItemType> types, Filter filter, int top, Bridge bridge) {
  private static final int USUAL_TOP = 10;

  public Query {
    requireNonNull(content, "content is null");
    requireNonNull(filter, "filter is null");
    requireNonNull(bridge, "bridge is null");
    types = Set.copyOf(types);
    if (top < 1) {
      throw new IllegalArgumentException("top " + top + " is below 1");
    }
  }

  /** Asks with any content: of all types, at most ten items. */
  public static Query of(Content content) {
    return new Query(content, EnumSet.allOf(ItemType.class), Filter.ALL, USUAL_TOP, Bridge.AUTO);
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

  /** The same question for at most so many items. */
  public Query top(int most) {
    return new Query(content, types, filter, most, bridge);
  }

  /** The same question to items of these types only. */
  public Query only(ItemType... wanted) {
    return new Query(content, Set.copyOf(List.of(wanted)), filter, top, bridge);
  }

  /** The same question to items that match this filter as well. */
  public Query where(Filter condition) {
    return new Query(content, types, filter.and(condition), top, bridge);
  }

  /** The same question with this use of the bridge. */
  public Query bridge(Bridge mode) {
    return new Query(content, types, filter, top, mode);
  }

  /** Whether to cross weak pairs of modalities over text. */
  public enum Bridge {
    /** Where the space says that a pair is weak. */
    AUTO,
    OFF,
    ON
  }
}
