package dev.onespace.doctor;

import dev.onespace.catalog.Access;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.store.lucene.IndexFiles;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an index is sound, byte by byte, and holds what the catalog holds.
 *
 * @param atRest whether nobody writes now, so that catalog and index may be compared
 * @param full whether everything is read that is otherwise sampled
 * @param readable whether the catalog's rows can be read, so that some may be looked for
 */
record IndexExamination(
    SqliteCatalog catalog, Path folder, boolean atRest, boolean full, boolean readable)
    implements Examination {

  @Override
  public List<Finding> examine() {
    IndexFiles files = IndexFiles.examine(folder);
    if (!files.damages().isEmpty()) {
      return List.of(
          Finding.problem(
              "index", "damaged: " + Examination.some(files.damages()), Examination.MEND));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "index files",
            "%s files with %s bytes, all with their checksums"
                .formatted(files.sound().size(), files.bytes())));
    try (LuceneIndex index = LuceneIndex.open(folder, Access.READ)) {
      findings.addAll(
          Examination.done(
              "index", () -> new IndexDrift(catalog, index, atRest, full, readable).examine()));
      findings.addAll(Examination.done("compaction", () -> awaiting(index)));
    }
    if (atRest && !files.strays().isEmpty()) {
      findings.add(
          Finding.notice(
              "index files", "left behind: " + Examination.some(files.strays()), Examination.MEND));
    }
    return findings;
  }

  private List<Finding> awaiting(LuceneIndex index) {
    long passages = index.awaitingCompaction();
    long names = catalog.upkeep().deletedNames();
    return List.of(
        passages == 0 && names == 0
            ? Finding.ok("compaction", "nothing that was deleted is left in the index")
            : Finding.notice(
                "compaction",
                ("the index's files still hold %s removed or replaced passages, the catalog %s"
                        + " names of deleted items")
                    .formatted(passages, names),
                Remedy.of("To remove them for good run: %s", Named.COMPACT)));
  }
}
