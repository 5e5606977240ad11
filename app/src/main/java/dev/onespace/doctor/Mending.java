package dev.onespace.doctor;

import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.Access;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.IndexFiles;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Repairs from the catalog what follows from it. A catalog that is damaged itself is left alone.
 */
record Mending(DataFolder folder) {

  List<Finding> mend() {
    try (WriteLock _ = folder.lockForWriting("doctor --mend")) {
      return Examination.done("catalog", this::collections);
    }
  }

  private List<Finding> collections() {
    List<String> names = SqliteCatalog.collections(folder.catalog(), Access.WRITE);
    List<Finding> findings = new ArrayList<>();
    for (String name : names) {
      try (SqliteCatalog catalog = SqliteCatalog.open(folder.catalog(), name, Access.WRITE)) {
        if (!catalog.upkeep().complaints(false).isEmpty()) {
          return List.of(); // the examination that follows tells; nothing may be made of this
        }
        findings.addAll(Examination.done("index", () -> index(catalog, name, folder.index(name))));
        if (name.equals(names.getLast())) {
          FolderBlobs blobs = new FolderBlobs(folder.blobs());
          findings.addAll(
              Examination.done(
                  "leftovers", () -> new Leftovers(folder, catalog, blobs, names).remove()));
        }
      }
    }
    return findings;
  }

  private static List<Finding> index(SqliteCatalog catalog, String name, Path place) {
    List<Finding> before = new IndexExamination(catalog, place, true, false).examine();
    boolean isWrong = before.stream().anyMatch(Finding::isProblem);
    List<String> strays = IndexFiles.examine(place).strays();
    List<Finding> findings = new ArrayList<>();
    if (isWrong) {
      findings.add(rebuilt(catalog, name, place));
    } else if (!strays.isEmpty()) {
      LuceneIndex.restore(place).close(); // removes what belongs to no commit
      findings.add(Finding.mended("index files", "removed " + Examination.some(strays)));
    }
    return findings;
  }

  private static Finding rebuilt(SqliteCatalog catalog, String name, Path place) {
    try (LuceneIndex index = LuceneIndex.restore(place)) {
      IndexFollower follower = new IndexFollower(catalog, index, new StageClock());
      long items = follower.rebuild();
      return Finding.mended(
          "index",
          "built anew from the catalog: %d items of collection %s, nothing embedded"
              .formatted(items, name));
    }
  }
}
