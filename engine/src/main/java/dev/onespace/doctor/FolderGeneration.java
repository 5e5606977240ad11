package dev.onespace.doctor;

import dev.onespace.catalog.Access;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sql.Target;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One generation of a collection in a data folder, by its exact name, with the index of that name.
 *
 * @param generation which
 * @param all generations in the folder
 */
record FolderGeneration(DataFolder folder, Generation generation, List<Generation> all) {

  SqliteCatalog open(Access access) {
    return SqliteCatalog.open(folder.catalog(), new Target.Named(generation.name()), access);
  }

  List<Finding> examine(Embedder embedder, boolean atRest, boolean full) {
    return Examination.done(
        "catalog",
        () -> {
          try (SqliteCatalog catalog = open(Access.READ)) {
            return examine(catalog, embedder, atRest, full);
          }
        });
  }

  private List<Finding> examine(
      SqliteCatalog catalog, Embedder embedder, boolean atRest, boolean full) {
    List<Finding> findings =
        new ArrayList<>(
            Examination.done(
                "catalog",
                new CatalogExamination(catalog, generation, embedder, serving(Access.READ))));
    List<Finding> rows = Examination.done("rows", new RowExamination(catalog, full));
    findings.addAll(rows);
    boolean readable = Examination.isWell(rows);
    findings.addAll(
        Examination.done(
            "index",
            () ->
                new IndexExamination(
                        catalog, folder.index(generation.name()), atRest, full, readable)
                    .examine()));
    findings.addAll(
        readable
            ? Examination.done(
                "blobs", new BlobExamination(catalog, new FolderBlobs(folder.blobs()), full))
            : List.of());
    return findings;
  }

  private Optional<CatalogExamination.Serving> serving(Access access) {
    return generation.serves()
        ? Optional.empty()
        : generation
            .serving(all)
            .map(it -> () -> new FolderGeneration(folder, it, all).open(access));
  }
}
