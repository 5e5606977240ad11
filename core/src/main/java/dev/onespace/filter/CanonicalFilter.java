package dev.onespace.filter;

import dev.onespace.error.OnespaceException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of filters, that of Pinecone, as a tree of maps, lists and plain values, as a
 * JSON library reads and writes it: {@code {"status": {"$in": ["open", "new"]}, "price": {"$lt":
 * 50}}}.
 *
 * <p>Operators: {@code $eq $ne $gt $gte $lt $lte $in $nin $exists} beside a field, {@code $and $or}
 * at the top. Several fields or operators must all match; a plain value means {@code $eq}. Strings
 * become dates as in metadata.
 *
 * <p>Two additions, written only where nothing else says it: {@code {"$not": filter}}, and {@code
 * {"$text": "2024-01-15"}} for a string that is not to be read as a date or as a type. A list
 * beside {@code $eq} is a list of strings that must be equal as a whole.
 */
public final class CanonicalFilter {
  private CanonicalFilter() {}

  /**
   * The filter that a tree says; one that matches everything for an empty map.
   *
   * @throws OnespaceException {@code BAD_FILTER} naming the place, as in {@code $and[1].price.$gte}
   */
  public static Filter of(Map<String, ? extends @Nullable Object> tree) {
    return new CanonicalReader().filter(tree, "filter", 0);
  }

  /** A tree that says the same: read again, it matches the same items. */
  public static Map<String, Object> toMap(Filter filter) {
    return CanonicalWriter.write(filter);
  }
}
