package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.item.ItemId;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.Sweep;
import dev.onespace.store.Sweep.Swept;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.CatalogUpkeep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes items from catalog, blobs and index, in this order: what a crash leaves is found and
 * removed by the next run or by {@code doctor --mend}.
 */
record Removal(Stores stores, IndexFollower follower) {

  Deletion remove(Collection<ItemId> ids) {
    CatalogUpkeep upkeep = stores.catalog().upkeep();
    long passages = stores.catalog().counts().passages();
    long free = upkeep.pages().free();
    Sweep sweep = new Sweep(stores.catalog(), stores.blobs());
    List<ItemId> missing = new ArrayList<>();
    Swept blobs = Swept.NOTHING;
    for (ItemId id : ids) {
      Optional<StoredItem> deleted = stores.catalog().delete(id);
      if (deleted.isPresent()) {
        blobs = blobs.plus(sweep.after(deleted.get()));
      } else {
        missing.add(id);
      }
    }
    follower.catchUp();
    return new Deletion(
        (long) ids.size() - missing.size(),
        missing,
        passages - stores.catalog().counts().passages(),
        blobs,
        Math.max(0, upkeep.pages().free() - free),
        upkeep.emptyLog(),
        stores.index().awaitingCompaction());
  }

  Compaction compact(DataFolder folder, String collection) {
    CatalogUpkeep upkeep = stores.catalog().upkeep();
    follower.catchUp();
    long passages = stores.index().awaitingCompaction();
    long index = size(folder.index(collection));
    stores.index().compact();
    long names = upkeep.deletedNames();
    long catalog = size(folder);
    stores.catalog().forget(stores.catalog().sequence());
    upkeep.rewrite();
    boolean emptied = upkeep.emptyLog();
    return new Compaction(
        passages,
        new Compaction.Size(index, size(folder.index(collection))),
        names,
        new Compaction.Size(catalog, size(folder)),
        emptied);
  }

  private static long size(DataFolder folder) {
    return folder.catalogFiles().stream().mapToLong(Removal::size).sum();
  }

  private static long size(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "%s cannot be read: %s".formatted(path, e.getMessage()), e);
    }
  }
}
