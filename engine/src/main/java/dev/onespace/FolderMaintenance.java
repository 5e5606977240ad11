package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the files of a data folder still hold of what was deleted. */
record FolderMaintenance(DataFolder folder, SqliteCatalog catalog, LuceneIndex index)
    implements Maintenance {

  @Override
  public long freePages() {
    return catalog.upkeep().pages().free();
  }

  @Override
  public boolean emptyLog() {
    return catalog.upkeep().emptyLog();
  }

  @Override
  public long awaiting() {
    return index.awaitingCompaction();
  }

  @Override
  public Emptied emptyIndex(IndexFollower follower) {
    follower.catchUp();
    long passages = awaiting();
    long before = size(folder.index(catalog.name()));
    index.compact();
    long names = catalog.deletedNames();
    index.sequence().ifPresent(catalog::forget); // what others delete meanwhile is yet to follow
    return new Emptied(
        passages, new Compaction.Size(before, size(folder.index(catalog.name()))), names);
  }

  @Override
  public Rewritten rewriteCatalog() {
    long before = size(folder);
    catalog.upkeep().rewrite();
    boolean emptied = emptyLog();
    return new Rewritten(new Compaction.Size(before, size(folder)), emptied);
  }

  @Override
  public void rest() {
    index.rest();
  }

  @Override
  public void dropIndex() {
    index.close();
    LuceneIndex.discard(folder.index(catalog.name()));
  }

  private static long size(DataFolder folder) {
    return folder.catalogFiles().stream().mapToLong(FolderMaintenance::size).sum();
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
          ErrorCode.UNREADABLE, "%s cannot be read: %s".formatted(path, FileFailure.reason(e)), e);
    }
  }
}
