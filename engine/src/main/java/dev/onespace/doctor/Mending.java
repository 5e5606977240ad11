package dev.onespace.doctor;

import dev.onespace.catalog.Access;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.IndexFiles;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.CatalogFile;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Repairs from the catalog what follows from it, each generation by its exact name. A catalog that
 * is damaged itself is left alone, and so is the index of a generation whose rows are damaged.
 */
record Mending(DataFolder folder) {

  List<Finding> mend() {
    try (WriteLock _ = folder.lockForWriting("mending")) {
      return Examination.done("catalog", this::catalog);
    }
  }

  private List<Finding> catalog() {
    try (CatalogFile file = CatalogFile.open(folder.catalog(), Access.WRITE)) {
      if (!file.complaints(false).isEmpty()) {
        return List.of(); // the examination that follows tells; nothing may be made of this
      }
      List<Finding> findings =
          new ArrayList<>(
              Examination.done("names", () -> new NameExamination(file.misnamed()).mend(_ -> {})));
      List<Generation> all = Generation.all(file.names(), file.generations()::serving);
      for (Generation each : all) {
        findings.addAll(
            Finding.of(
                each,
                Examination.done("index", () -> index(new FolderGeneration(folder, each, all)))));
      }
      if (!all.isEmpty()) {
        FolderBlobs blobs = new FolderBlobs(folder.blobs());
        findings.addAll(
            Examination.done("leftovers", () -> new Leftovers(folder, file, blobs).remove()));
      }
      return findings;
    }
  }

  private List<Finding> index(FolderGeneration generation) {
    Path place = folder.index(generation.generation().name());
    try (SqliteCatalog catalog = generation.open(Access.WRITE)) {
      if (!Examination.isWell(Examination.done("rows", new RowExamination(catalog, false)))) {
        return List.of(); // nothing whole can be made of them; the examination that follows tells
      }
      List<Finding> before = new IndexExamination(catalog, place, true, false, true).examine();
      if (!Examination.isWell(before)) {
        return List.of(rebuilt(catalog, place));
      }
    }
    List<String> strays = IndexFiles.examine(place).strays();
    if (strays.isEmpty()) {
      return List.of();
    }
    LuceneIndex.restore(place).close(); // removes what belongs to no commit
    return List.of(Finding.mended("index files", "removed " + Examination.some(strays)));
  }

  private static Finding rebuilt(SqliteCatalog catalog, Path place) {
    try (LuceneIndex index = LuceneIndex.restore(place)) {
      IndexFollower follower = new IndexFollower(catalog, index, new StageClock());
      return Finding.mended(
          "index",
          "built anew from the catalog: %s items, nothing embedded".formatted(follower.rebuild()));
    }
  }
}
