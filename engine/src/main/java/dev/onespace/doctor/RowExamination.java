package dev.onespace.doctor;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.store.sql.DamagedRow;
import dev.onespace.store.sql.SqlCatalog;
import java.util.List;

/**
 * Whether the rows of a generation can be read as what they should be: items, and passages with
 * unit vectors of the space's dimension.
 *
 * @param full whether every passage is read, also where there are many
 */
record RowExamination(SqlCatalog catalog, boolean full) implements Examination {
  private static final String WHAT = "rows";

  /** So many passages are all read. */
  private static final long FEW = 20_000;

  private static final Remedy REMEDY =
      Remedy.of(
          "Put back a copy, or remove these items (%s) and ingest their sources again.",
          new Step.Delete("ID"));

  @Override
  public List<Finding> examine() {
    List<DamagedRow> items = catalog.damagedItems();
    if (!items.isEmpty()) {
      return List.of(Finding.problem(WHAT, told("items", items), REMEDY));
    }
    boolean all = full || catalog.counts().passages() <= FEW;
    List<DamagedRow> passages = catalog.damagedPassages(all);
    return List.of(
        passages.isEmpty()
            ? Finding.ok(
                WHAT,
                all ? "all can be read" : "all items and a sample of the passages can be read")
            : Finding.problem(WHAT, told("passages", passages), REMEDY));
  }

  private static String told(String what, List<DamagedRow> damaged) {
    return "damaged %s: %s"
        .formatted(
            what,
            Examination.some(
                damaged.stream().map(it -> "%s (%s)".formatted(it.item(), it.why())).toList()));
  }
}
