package dev.onespace.doctor;

import dev.onespace.catalog.Access;
import dev.onespace.error.OnespaceException;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.CatalogFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines the installation and a data folder with all generations of all its collections, each by
 * itself: what is damaged in one hides nothing of another.
 *
 * @param folder the data folder, which need not be there
 * @param embedder what would embed here
 * @param full whether everything is read that is otherwise sampled
 */
public record Doctor(DataFolder folder, Embedder embedder, boolean full) {
  private static final String RESTORE =
      "Put back a copy of the data folder, or ingest into a new one: the catalog is the system of"
          + " record.";

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
    return Examination.done(
        "catalog", () -> folder.hasCatalog() ? catalog() : List.of(withoutCatalog()));
  }

  private Finding withoutCatalog() {
    return Files.exists(folder.indexes()) || Files.exists(folder.blobs())
        ? Finding.problem(
            "catalog",
            "%s is missing, though there are blobs or indexes".formatted(folder.catalog()),
            RESTORE)
        : Finding.ok("data", "nothing in " + folder.root() + " yet");
  }

  private List<Finding> catalog() {
    boolean atRest = !folder.isBeingWritten();
    try (CatalogFile file = CatalogFile.open(folder.catalog(), Access.READ)) {
      List<Finding> findings = new ArrayList<>(Examination.done("catalog", () -> file(file)));
      findings.addAll(Examination.done("names", new NameExamination(file.misnamed())));
      List<Generation> all = Generation.all(file.names(), file.generations()::serving);
      findings.addAll(Generation.lost(all, file.generations()::serving));
      FolderBlobs blobs = new FolderBlobs(folder.blobs());
      for (Generation each : all) {
        var generation = new FolderGeneration(folder, each, all);
        findings.addAll(Finding.of(each, generation.examine(embedder, atRest, full)));
      }
      if (all.isEmpty()) {
        findings.add(Finding.ok("catalog", "no collection yet"));
      } else if (atRest) {
        findings.addAll(
            Examination.done("leftovers", () -> new Leftovers(folder, file, blobs).examine()));
      }
      return findings;
    }
  }

  private List<Finding> file(CatalogFile file) {
    List<String> complaints = file.complaints(full);
    return List.of(
        complaints.isEmpty()
            ? Finding.ok("catalog", folder.catalog() + " is sound")
            : Finding.problem("catalog", "damaged: " + Examination.some(complaints), RESTORE));
  }
}
