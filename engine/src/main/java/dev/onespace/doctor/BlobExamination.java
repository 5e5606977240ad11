package dev.onespace.doctor;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.sql.SqlCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Whether the originals and thumbnails that items name are there, and hold what they should. */
record BlobExamination(SqlCatalog catalog, FolderBlobs blobs, boolean full) implements Examination {
  private static final int PAGE = 500;
  private static final int SAMPLE = 200;

  /** An item and a blob that it names. */
  private record Named(String item, ContentHash blob) {}

  @Override
  public List<Finding> examine() {
    List<Named> gone = new ArrayList<>();
    Reservoir sample = new Reservoir(full ? Integer.MAX_VALUE : SAMPLE);
    catalog.forEachItem(PAGE, items -> items.forEach(item -> look(item, gone, sample)));
    List<String> missing =
        gone.stream().filter(this::isStillNamed).map(Named::item).distinct().toList();
    List<String> damaged =
        sample.kept.stream()
            .filter(each -> !blobs.isSound(each.blob()) && isStillNamed(each))
            .map(Named::item)
            .distinct()
            .toList();
    List<Finding> findings = new ArrayList<>();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.problem(
              "blobs",
              "the original or the thumbnail is missing of: " + Examination.some(missing),
              Remedy.of(
                  "An original comes back with the same ingest; a thumbnail by %s and the ingest"
                      + " again.",
                  new Step.Delete("ID"))));
    }
    if (!damaged.isEmpty()) {
      findings.add(
          Finding.problem(
              "blobs",
              "the original or the thumbnail is damaged of: " + Examination.some(damaged),
              Remedy.of("Run %s, then ingest its source again.", new Step.Delete("ID"))));
    }
    return findings.isEmpty()
        ? List.of(
            Finding.ok(
                "blobs",
                "%s originals and thumbnails are there; %s were read and are sound"
                    .formatted(sample.seen, sample.kept.size())))
        : findings;
  }

  private void look(StoredItem stored, List<Named> gone, Reservoir sample) {
    String item = stored.item().id().value();
    List<ContentHash> named = new ArrayList<>(List.of(stored.item().content()));
    stored.checkpoint().thumbnail().ifPresent(named::add);
    for (ContentHash blob : named) {
      if (!blobs.has(blob)) {
        gone.add(new Named(item, blob));
      } else {
        sample.offer(new Named(item, blob));
      }
    }
  }

  /** A writer may have deleted or replaced the item while we looked. */
  private boolean isStillNamed(Named each) {
    return catalog
        .item(new ItemId(each.item()))
        .filter(
            stored ->
                stored.item().content().equals(each.blob())
                    || stored.checkpoint().thumbnail().equals(Optional.of(each.blob())))
        .isPresent();
  }

  /** A sample in which each that was offered is as likely as any other (Vitter's algorithm R). */
  private static final class Reservoir {
    private final int size;
    private final List<Named> kept = new ArrayList<>();
    private long seen;

    Reservoir(int size) {
      this.size = size;
    }

    void offer(Named each) {
      seen++;
      if (kept.size() < size) {
        kept.add(each);
      } else {
        long place = ThreadLocalRandom.current().nextLong(seen);
        if (place < size) {
          kept.set((int) place, each);
        }
      }
    }
  }
}
