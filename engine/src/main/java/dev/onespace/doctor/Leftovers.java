package dev.onespace.doctor;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.CatalogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a crash or a kill may leave in a data folder: blobs that no item uses, half-written files,
 * indexes of collections that are not there.
 *
 * @param file the catalog with all collections, which share the blobs
 */
record Leftovers(DataFolder folder, CatalogFile file, FolderBlobs blobs) implements Examination {
  private static final int BATCH = 500;

  @Override
  public List<Finding> examine() {
    List<ContentHash> orphans = orphans();
    List<Path> others = others();
    List<Finding> findings = new ArrayList<>();
    if (!orphans.isEmpty()) {
      findings.add(
          Finding.notice(
              "orphans",
              "%s blobs with %s bytes are used by no item: %s"
                  .formatted(
                      orphans.size(),
                      bytes(orphans),
                      Examination.some(orphans.stream().map(ContentHash::hex).toList())),
              MEND));
    }
    if (!others.isEmpty()) {
      findings.add(Finding.notice("leftovers", shown(others), MEND));
    }
    return findings.isEmpty() ? List.of(Finding.ok("leftovers", "none")) : findings;
  }

  /** Removes them; only while nothing else writes. */
  List<Finding> remove() {
    List<ContentHash> orphans = orphans();
    List<Path> others = others();
    List<Finding> findings = new ArrayList<>();
    if (!orphans.isEmpty()) {
      long bytes = bytes(orphans);
      orphans.forEach(blobs::delete);
      findings.add(
          Finding.mended(
              "orphans",
              "removed %s blobs with %s bytes that no item used".formatted(orphans.size(), bytes)));
    }
    if (!others.isEmpty()) {
      blobs.tidy();
      strayIndexes().forEach(LuceneIndex::discard);
      findings.add(Finding.mended("leftovers", "removed " + shown(others)));
    }
    return findings;
  }

  private List<ContentHash> orphans() {
    List<ContentHash> orphans = new ArrayList<>();
    blobs.forEach(BATCH, batch -> orphans.addAll(file.unused(batch)));
    return orphans;
  }

  private List<Path> others() {
    List<Path> others = new ArrayList<>(blobs.leftovers());
    others.addAll(strayIndexes());
    return others;
  }

  private List<Path> strayIndexes() {
    if (!Files.isDirectory(folder.indexes())) {
      return List.of();
    }
    List<String> names = file.names();
    try (Stream<Path> places = Files.list(folder.indexes())) {
      return places.filter(place -> !names.contains(place.getFileName().toString())).toList();
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, folder.indexes() + ": " + FileFailure.reason(e), e);
    }
  }

  private long bytes(List<ContentHash> hashes) {
    long bytes = 0;
    for (ContentHash hash : hashes) {
      try {
        var blob = blobs.get(hash);
        bytes += blob.isPresent() ? blob.get().size() : 0;
      } catch (IOException e) {
        throw new OnespaceException(ErrorCode.UNREADABLE, hash + ": " + FileFailure.reason(e), e);
      }
    }
    return bytes;
  }

  private String shown(List<Path> places) {
    return Examination.some(
        places.stream().map(place -> folder.root().relativize(place).toString()).toList());
  }
}
