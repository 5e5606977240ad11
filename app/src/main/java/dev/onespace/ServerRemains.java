package dev.onespace;

import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.postgres.PostgresCatalog;

/**
 * What the tables of a database still hold of what was deleted: the server reuses their room by
 * itself (autovacuum); written anew they hold nothing of it. Its write-ahead log and backups are
 * the administrator's.
 */
record ServerRemains(PostgresCatalog catalog) implements Remains {

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
  public Compaction compact(IndexFollower follower) {
    follower.catchUp();
    long names = catalog.deletedNames();
    catalog.forget(catalog.sequence());
    long before = catalog.size();
    catalog.rewrite();
    var none = new Compaction.Size(0, 0);
    return new Compaction(0, none, names, new Compaction.Size(before, catalog.size()), true);
  }
}
