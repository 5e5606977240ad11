package dev.onespace;

import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.postgres.PostgresCatalog;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresIndex;

/**
 * What the tables of a database still hold of what was deleted: the server reuses their room by
 * itself (autovacuum); written anew they hold nothing of it. Its write-ahead log and backups are
 * the administrator's.
 *
 * @param droppingVectors removes all vectors of the generation where they are searched
 */
record ServerMaintenance(
    PostgresDatabase database, PostgresCatalog catalog, Runnable droppingVectors)
    implements Maintenance {

  @Override
  public long freePages() {
    return 0;
  }

  @Override
  public boolean emptyLog() {
    return true;
  }

  @Override
  public long awaiting() {
    return 0;
  }

  @Override
  public Emptied emptyIndex(IndexFollower follower) {
    follower.catchUp();
    long names = catalog.deletedNames();
    catalog.forget(catalog.sequence());
    return new Emptied(0, new Compaction.Size(0, 0), names);
  }

  @Override
  public Rewritten rewriteCatalog() {
    long before = catalog.size();
    catalog.rewrite();
    return new Rewritten(new Compaction.Size(before, catalog.size()), true);
  }

  /** The vectors first: stopped in between, the tables still tell that there is more to remove. */
  @Override
  public void dropIndex() {
    droppingVectors.run();
    PostgresIndex.discard(database, catalog.name());
  }
}
