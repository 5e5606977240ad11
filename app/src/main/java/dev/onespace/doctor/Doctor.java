package dev.onespace.doctor;

import dev.onespace.error.OnespaceException;
import dev.onespace.store.Access;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines the installation and a data folder with all its collections.
 *
 * @param folder the data folder, which need not be there
 * @param embedder what would embed here
 * @param full whether everything is read that is otherwise sampled
 */
public record Doctor(DataFolder folder, Embedder embedder, boolean full) {

  /** Looks at everything and changes nothing. Goes on beside a writer. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>(new Installation().examine());
    findings.addAll(new Surroundings(folder).examine());
    findings.addAll(examineData());
    return List.copyOf(findings);
  }

  /**
   * Repairs what can be repaired without embedding anything, as the one writer of the data folder:
   * builds damaged and drifting indexes anew from the catalog, and removes what no item uses. Then
   * examines.
   *
   * @return what was mended, and after it what is found now
   * @throws OnespaceException LOCKED if there is another writer
   */
  public List<Finding> mend() {
    List<Finding> findings = new ArrayList<>();
    if (Files.isRegularFile(folder.catalog())) {
      findings.addAll(new Mending(folder).mend());
    }
    findings.addAll(examine());
    return findings.stream().distinct().toList();
  }

  List<Finding> examineData() {
    if (!Files.isRegularFile(folder.catalog())) {
      return List.of(withoutCatalog());
    }
    return Examination.done("catalog", this::collections);
  }

  private Finding withoutCatalog() {
    return Files.exists(folder.indexes()) || Files.exists(folder.blobs())
        ? Finding.problem(
            "catalog",
            "%s is missing, though there are blobs or indexes".formatted(folder.catalog()),
            CatalogExamination.RESTORE)
        : Finding.ok("data", "nothing in " + folder.root() + " yet");
  }

  private List<Finding> collections() {
    boolean atRest = !folder.isBeingWritten();
    List<String> names = SqliteCatalog.collections(folder.catalog(), Access.READ);
    List<Finding> findings = new ArrayList<>();
    FolderBlobs blobs = new FolderBlobs(folder.blobs());
    for (String name : names) {
      try (SqliteCatalog catalog = SqliteCatalog.open(folder.catalog(), name, Access.READ)) {
        List<Finding> ofCatalog =
            Examination.done("catalog", new CatalogExamination(catalog, name, embedder, full));
        findings.addAll(ofCatalog);
        findings.addAll(
            Examination.done(
                "index", new IndexExamination(catalog, folder.index(name), atRest, full)));
        findings.addAll(Examination.done("blobs", new BlobExamination(catalog, blobs, full)));
        if (atRest && name.equals(names.getLast())) {
          findings.addAll(
              Examination.done("leftovers", new Leftovers(folder, catalog, blobs, names)));
        }
      }
    }
    if (names.isEmpty()) {
      findings.add(Finding.ok("catalog", "no collection yet"));
    }
    return findings;
  }
}
