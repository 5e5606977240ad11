package dev.onespace.store.sql;

import dev.onespace.catalog.Generations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A generation in a catalog whose name none may have, so that no command reaches it: a program that
 * did not check names made it, or a careless hand.
 *
 * @param name its name
 * @param items how many items it holds
 */
public record Misnamed(String name, long items) {
  private static final int LONGEST = 63;
  private static final String WITHOUT_LETTERS = "collection";

  /**
   * What became of one.
   *
   * @param was as it was
   * @param name what it is called now; nothing if it was empty, and was removed
   */
  public record Healed(Misnamed was, Optional<String> name) {}

  /**
   * All of a database.
   *
   * @param database where they are
   */
  public record All(Transactions database) {

    /** What there is, by name. */
    public List<Misnamed> list() {
      return database.read(handle -> rows(handle).stream().map(Row::shown).toList());
    }

    /**
     * Removes those that are empty, and gives the others names that a collection may have and none
     * has: their items, passages and vectors stay, their indexes have to be made anew.
     */
    public List<Healed> heal() {
      return database.write(
          handle -> {
            Set<String> names = new HashSet<>(CollectionRow.keys(handle).keySet());
            List<Healed> healed = new ArrayList<>();
            for (Row row : rows(handle)) {
              healed.add(row.healed(handle, names));
            }
            return healed;
          });
    }
  }

  /** A row of table collection. */
  private record Row(long key, Misnamed shown) {
    Healed healed(Handle handle, Set<String> names) {
      if (shown.items == 0) {
        CollectionRow.delete(handle, key);
        return new Healed(shown, Optional.empty());
      }
      String name = shown.free(names);
      names.add(name);
      CollectionRow.rename(handle, key, shown.name, name);
      return new Healed(shown, Optional.of(name));
    }
  }

  private static List<Row> rows(Handle handle) {
    return handle
        .createQuery(
            """
            select id, name, (select count(*) from item where item.collection = collection.id)
            from collection order by name
            """)
        .map((row, _) -> new Row(row.getLong(1), new Misnamed(row.getString(2), row.getLong(3))))
        .filter(row -> !Generations.isName(row.shown().name()))
        .list();
  }

  /** A name near to its own that is none of these, nor that of a collection they belong to. */
  private String free(Set<String> names) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^[-_]+|[-_]+$", "");
    String near = plain.isEmpty() ? WITHOUT_LETTERS : plain;
    return Stream.iterate(1, n -> n + 1)
        .map(n -> n == 1 ? "" : "-" + n)
        .map(end -> near.substring(0, Math.min(near.length(), LONGEST - end.length())) + end)
        .filter(free -> !names.contains(free))
        .filter(free -> names.stream().noneMatch(it -> it.startsWith(free + Generations.MARK)))
        .findFirst()
        .orElseThrow();
  }
}
