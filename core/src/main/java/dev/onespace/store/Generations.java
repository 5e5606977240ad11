package dev.onespace.store;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.util.List;
import java.util.Optional;

/**
 * Which generation of a collection serves. A generation is a whole set of items with vectors of one
 * space, kept in the catalog under a name of its own; while one serves, another may be filled.
 * Switching is one transaction.
 */
public interface Generations {
  /** What a collection's name must not hold: it parts it from the generation's number. */
  char MARK = '@';

  /** What serves; the first generation where nothing was ever switched. */
  Serving serving(String collection);

  /** The numbers of all generations that the catalog has of a collection, in their order. */
  List<Integer> all(String collection);

  /** Lets a generation serve from now on; the one that served until now can be rolled back to. */
  void serve(String collection, int generation);

  /** The name of a generation in the catalog; that of the first is the collection's own. */
  static String name(String collection, int generation) {
    return generation == 1 ? collection : collection + MARK + generation;
  }

  /** The number of a generation of this collection by its name; nothing if it is another's. */
  static Optional<Integer> number(String collection, String name) {
    if (name.equals(collection)) {
      return Optional.of(1);
    }
    String prefix = collection + MARK;
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("[1-9][0-9]{0,8}")
        ? Optional.of(Integer.valueOf(name.substring(prefix.length())))
        : Optional.empty();
  }

  /**
   * Does nothing if a collection may have this name.
   *
   * @throws OnespaceException USAGE if it holds the mark of generations
   */
  static void requireName(String collection) {
    if (collection.indexOf(MARK) >= 0) {
      throw new OnespaceException(
          ErrorCode.USAGE, "a collection's name holds no %s: '%s'".formatted(MARK, collection));
    }
  }

  /**
   * What serves.
   *
   * @param generation its number, from 1
   * @param former the one that served before and can be rolled back to
   */
  record Serving(int generation, Optional<Integer> former) {
    /** Nothing was ever switched. */
    public static final Serving FIRST = new Serving(1, Optional.empty());
  }
}
