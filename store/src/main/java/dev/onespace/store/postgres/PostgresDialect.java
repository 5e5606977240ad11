package dev.onespace.store.postgres;

import dev.onespace.store.sql.Dialect;
import org.jdbi.v3.core.Handle;

/**
 * What is special about PostgreSQL as a catalog.
 *
 * <p><b>Texts</b> cannot hold the character NUL. It is written as SUB ({@code U+001A}) and the
 * digit 0, and SUB itself as SUB and the digit 1: texts with neither, which are nearly all, are
 * stored as they are. JSON needs none of this: there both are written as escapes.
 *
 * <p><b>Writers</b> of one collection take turns: each transaction first locks the collection's row
 * and keeps it until it ends. So what was read still holds when it is written, and change numbers
 * become visible in their order: who has seen number n will never meet a smaller one that was
 * committed later.
 */
final class PostgresDialect implements Dialect {
  private static final char NUL = '\0';
  private static final char ESCAPE = '\u001a';

  /** Keeps our locks apart from those of others: "spend" in ASCII, above the number of a table. */
  private static final long SPENDING = 0x7370656eL << 32;

  @Override
  public String stored(String text) {
    return text.indexOf(NUL) < 0 && text.indexOf(ESCAPE) < 0
        ? text
        : text.replace("\u001a", "\u001a1").replace("\0", "\u001a0");
  }

  @Override
  public String read(String stored) {
    return stored.indexOf(ESCAPE) < 0
        ? stored
        : stored.replace("\u001a0", "\0").replace("\u001a1", "\u001a");
  }

  @Override
  public void begin(Handle handle, long collection) {
    handle
        .createQuery("select id from collection where id = :collection for update")
        .bind("collection", collection)
        .mapTo(Long.class)
        .list();
  }

  @Override
  public void beginToUseBlobs(Handle handle) {
    Locks.BLOBS.share(handle);
  }

  @Override
  public void beginToSweepBlobs(Handle handle) {
    Locks.BLOBS.lock(handle);
  }

  @Override
  public long now(Handle handle) {
    return handle
        .createQuery("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)")
        .mapTo(Long.class)
        .one();
  }

  /** By the table's number, so that catalogs in other schemas are left alone. */
  @Override
  public void spendAlone(Handle handle) {
    handle
        .createQuery(
            "select 1 from pg_advisory_xact_lock("
                + ":locks + cast(cast(cast('spend_open' as regclass) as oid) as bigint))")
        .bind("locks", SPENDING)
        .mapTo(Integer.class)
        .one();
  }
}
