package dev.onespace.catalog;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
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

  /**
   * Lets a generation serve from now on, if it lacks nothing of the one that served until now,
   * which can be rolled back to. One transaction: no item is written to either meanwhile. What is
   * known of items without embedding them is brought over first.
   *
   * @param force whether it shall serve though it lacks something
   * @return what it lacks; if that is something and {@code force} is false, the former one serves
   */
  Lack serve(String collection, int generation, boolean force);

  /**
   * Brings over to a generation what is known of items without embedding them: sources, titles,
   * metadata.
   *
   * @return what it lacks of the one that serves then
   */
  Lack align(String collection, int generation);

  /**
   * Removes an item from all generations, in one transaction: none can bring it back.
   *
   * @return as it was in those that had it; the serving one's first, if it had it
   */
  List<StoredItem> delete(String collection, ItemId item);

  /**
   * Removes some items of a generation that does not serve, and with the last of them all that the
   * catalog knows of it. It can be rolled back to no longer.
   *
   * @param most how many at once
   * @return what was removed; empty when the generation is gone
   * @throws OnespaceException USAGE if it serves
   */
  List<StoredItem> dismantle(String collection, int generation, int most);

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

  /** A generation by its name as people are told of it: {@code generation 2 of collection 'x'}. */
  static String shown(String name) {
    String collection = collection(name);
    return name.equals(collection)
        ? "collection '%s'".formatted(collection)
        : "generation %s of collection '%s'"
            .formatted(name.substring(collection.length() + 1), collection);
  }

  /** The collection of a generation, by the generation's name. */
  static String collection(String name) {
    int mark = name.indexOf(MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }

  /** Whether the catalog may have a generation of this name. */
  static boolean isName(String name) {
    return collection(name).matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")
        && number(collection(name), name).isPresent();
  }

  /**
   * Does nothing if a collection may have this name.
   *
   * @throws OnespaceException USAGE if it may not: it names folders and namespaces
   */
  static void requireName(String collection) {
    if (collection.indexOf(MARK) >= 0 || !isName(collection)) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "'%s' is no name for a collection: 1 to 63 letters, digits, _ and -, first no sign"
              .formatted(collection));
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
