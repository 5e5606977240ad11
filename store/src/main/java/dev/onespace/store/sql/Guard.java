package dev.onespace.store.sql;

import dev.onespace.catalog.Generations;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Whether a catalog that was opened for a target may be written to still, seen from within the
 * transaction that writes.
 *
 * @param opened the row that was opened
 */
record Guard(Handle handle, Dialect dialect, Target target, CollectionRow opened) {

  /** The name of the generation that a target means now. */
  static String name(Handle handle, Target target) {
    return switch (target) {
      case Target.Served(var collection) -> SqlGenerations.served(handle, collection);
      case Target.Named(var name) -> name;
      case Target.Filled(_, var name, _) -> name;
    };
  }

  /** Keeps other writers away from what is written and from what it depends on. */
  void lock() {
    SortedSet<Long> keys = new TreeSet<>();
    keys.add(opened.key());
    source().ifPresent(row -> keys.add(row.key()));
    keys.forEach(each -> dialect.begin(handle, each));
  }

  /** Whether what was opened is there, and is what its target means now. */
  boolean serves() {
    return CollectionRow.find(handle, name(handle, target)).filter(opened::equals).isPresent();
  }

  /**
   * Does nothing if an item may be written.
   *
   * @throws OnespaceException SWITCHED if another generation serves since this one was opened, or
   *     this one was removed; GONE if it is filled and the item was deleted meanwhile
   */
  void require(ItemId item) {
    if (!serves()) {
      throw switched(
          target instanceof Target.Served(var collection)
              ? "another generation of collection '%s' serves since this began: %s"
                  .formatted(collection, Generations.shown(name(handle, target)))
              : "%s was removed since this began"
                  .formatted(Generations.shown(name(handle, target))));
    }
    if (target instanceof Target.Filled(var collection, var name, var source)) {
      requireSource(collection, name, source, item);
    }
  }

  private void requireSource(String collection, String name, String source, ItemId item) {
    String served = SqlGenerations.served(handle, collection);
    if (!served.equals(source)) {
      throw switched(
          "%s serves since this began, so %s can be filled no longer"
              .formatted(Generations.shown(served), Generations.shown(name)));
    }
    boolean there =
        source().flatMap(row -> new ItemRows(handle, row.key(), dialect).byId(item)).isPresent();
    if (!there) {
      throw new OnespaceException(
          ErrorCode.GONE, "item '%s' was deleted while it was taken in".formatted(item));
    }
  }

  private Optional<CollectionRow> source() {
    return target instanceof Target.Filled(_, _, var source)
        ? CollectionRow.find(handle, source)
        : Optional.empty();
  }

  private static OnespaceException switched(String cause) {
    return new OnespaceException(new Problem(ErrorCode.SWITCHED, cause));
  }
}
