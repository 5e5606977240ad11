package dev.onespace.blob;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Drops the blobs of items that are no longer in the catalog as they were: originals and thumbnails
 * that no item uses any more. Called after the catalog was written: a crash in between leaves a
 * blob too many, never one too few.
 *
 * @param catalog tells what is used
 * @param blobs where they are dropped
 */
public record BlobCollector(Catalog catalog, Blobs blobs) {
  /** So many are looked at of those that killed writers released. */
  private static final int AT_ONCE = 500;

  /** Why what the item uses could not be dropped, as far as that shows without trying. */
  public Optional<Problem> hindrance(StoredItem item) {
    return Stream.concat(Stream.of(item.item().content()), item.checkpoint().thumbnail().stream())
        .flatMap(hash -> blobs.hindrance(hash).stream())
        .findFirst();
  }

  /** Drops what the item used, as it was before it was deleted or replaced. */
  public Swept after(StoredItem former) {
    ContentHash original = former.item().content();
    Set<ContentHash> both = new HashSet<>(Set.of(original));
    former.checkpoint().thumbnail().ifPresent(both::add);
    Map<ContentHash, Long> dropped = drop(both);
    Swept swept = Swept.NOTHING;
    for (var each : dropped.entrySet()) {
      swept =
          swept.plus(
              each.getKey().equals(original)
                  ? new Swept(1, each.getValue(), 0, 0)
                  : new Swept(0, 0, 1, each.getValue()));
    }
    return swept;
  }

  /**
   * Drops those of these blobs that nothing uses.
   *
   * @return the sizes of those that were there
   */
  public Map<ContentHash, Long> drop(Collection<ContentHash> some) {
    Map<ContentHash, Long> dropped = new LinkedHashMap<>();
    if (!some.isEmpty()) {
      catalog.sweep(
          some,
          unused -> {
            long size = size(unused);
            if (blobs.delete(unused)) {
              dropped.put(unused, size);
            }
          });
    }
    return dropped;
  }

  /** What writers released that were killed before they dropped it, and nothing uses. */
  public Set<ContentHash> left() {
    return catalog.unused(catalog.released(AT_ONCE));
  }

  /**
   * Drops what writers released that were killed before they dropped it; what this user may not
   * remove is left to one who may.
   */
  public void dropReleased() {
    drop(
        catalog.released(AT_ONCE).stream()
            .filter(hash -> blobs.hindrance(hash).isEmpty())
            .toList());
  }

  private long size(ContentHash hash) {
    var blob = blobs.get(hash);
    try {
      return blob.isPresent() ? blob.get().size() : 0;
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "the blob " + hash + " cannot be read: " + FileFailure.reason(e),
          e);
    }
  }

  /**
   * What was dropped.
   *
   * @param originals how many
   * @param originalBytes their size
   * @param thumbnails how many
   * @param thumbnailBytes their size
   */
  public record Swept(long originals, long originalBytes, long thumbnails, long thumbnailBytes) {
    /** Nothing was dropped. */
    public static final Swept NOTHING = new Swept(0, 0, 0, 0);

    /** Both together. */
    public Swept plus(Swept more) {
      return new Swept(
          originals + more.originals,
          originalBytes + more.originalBytes,
          thumbnails + more.thumbnails,
          thumbnailBytes + more.thumbnailBytes);
    }
  }
}
