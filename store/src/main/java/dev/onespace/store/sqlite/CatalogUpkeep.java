package dev.onespace.store.sqlite;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.store.sql.NamedPassage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * What there is to do and to know about a catalog's file beyond its items: whether it is sound, how
 * full it is, and how deleted bytes leave it for good.
 *
 * <p>Deleted content is overwritten with zeros as it is deleted. Two places may hold old bytes for
 * a while: the {@code -wal} file until {@link #emptyLog}, and gaps in pages that SQLite filled
 * otherwise as it balanced its trees (seldom, but found in tests) until {@link #rewrite}.
 */
public final class CatalogUpkeep {
  private static final int MOST_COMPLAINTS = 20;

  /** Readers read for milliseconds; who reads for longer is not waited for. */
  private static final int PATIENCE = 2_000;

  private final Database database;
  private final SqliteCatalog catalog;

  CatalogUpkeep(Database database, SqliteCatalog catalog) {
    this.database = database;
    this.catalog = catalog;
  }

  /**
   * How full the file is.
   *
   * @param size bytes of a page
   * @param all pages of the file
   * @param free pages that hold nothing
   */
  public record Pages(long size, long all, long free) {}

  /** How full the file is now. */
  public Pages pages() {
    return database.read(
        handle ->
            new Pages(
                number(handle, "pragma page_size"),
                number(handle, "pragma page_count"),
                number(handle, "pragma freelist_count")));
  }

  /**
   * Moves all that was written into the main file, and leaves the {@code -wal} file empty.
   *
   * @return false if a reader in another process holds on to what is there
   */
  public boolean emptyLog() {
    return database.outsideTransactions("pragma wal_checkpoint(truncate)", PATIENCE) == 0;
  }

  /** Writes the whole file anew, so that it holds nothing but what is stored. */
  public void rewrite() {
    database.outsideTransactions("vacuum", Database.BUSY_MILLIS);
  }

  /** What SQLite finds wrong with a file, as {@link CatalogFile#complaints}. */
  static List<String> complaints(Database database, boolean full) {
    String check = full ? "pragma integrity_check" : "pragma quick_check";
    return database.read(
        handle -> {
          List<String> found = new ArrayList<>(texts(handle, check));
          found.removeIf("ok"::equals);
          handle
              .createQuery("pragma foreign_key_check")
              .map((row, _) -> "a row of " + row.getString(1) + " belongs to nothing")
              .forEach(found::add);
          return List.copyOf(found.subList(0, Math.min(MOST_COMPLAINTS, found.size())));
        });
  }

  /** How many items that are no longer there are still named, for indexes that have to follow. */
  public long deletedNames() {
    return catalog.deletedNames();
  }

  /** Names every passage. */
  public void forEachPassage(Consumer<PassageRef> each) {
    catalog.forEachPassage(each);
  }

  /**
   * Passages of a type and facet, drawn at random.
   *
   * @param start any number: another one, another sample
   */
  public List<NamedPassage> sample(Modality type, Facet facet, long start, int size) {
    return catalog.sample(type, facet, start, size);
  }

  private static long number(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(Long.class).one();
  }

  private static List<String> texts(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(String.class).list();
  }
}
