package dev.onespace.moving;

import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.space.ByteSource;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.space.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Copies a collection from one catalog to another: items, passages and words as they are, with
 * originals and thumbnails; vectors as they are, or cut to their first floats. Nothing is embedded.
 * Stopped at any moment, the same call goes on: what is there already, just so, is left alone.
 */
public final class Migration {
  private static final int PAGE = 64;

  private final Catalog from;
  private final Blobs fromBlobs;
  private final Catalog to;
  private final Blobs toBlobs;
  private final SpaceIdentity space;

  /** A migration to another catalog of the same space; nothing is closed by it. */
  public Migration(Catalog from, Blobs fromBlobs, Catalog to, Blobs toBlobs) {
    this(from, fromBlobs, to, toBlobs, from.space());
  }

  private Migration(Catalog from, Blobs fromBlobs, Catalog to, Blobs toBlobs, SpaceIdentity space) {
    this.from = from;
    this.fromBlobs = fromBlobs;
    this.to = to;
    this.toBlobs = toBlobs;
    this.space = space;
  }

  /**
   * A migration to another catalog beside it, which uses the same blobs, with shorter vectors.
   *
   * @param space that of the first floats of the vectors
   */
  public static Migration cutting(Catalog from, Catalog to, Blobs blobs, SpaceIdentity space) {
    return new Migration(from, blobs, to, blobs, space);
  }

  /**
   * Copies everything, or until it is asked to stop.
   *
   * @param stop asked between pages
   * @param each called after each item
   * @throws dev.onespace.error.OnespaceException SPACE_MISMATCH if the spaces differ
   */
  public Migrated run(BooleanSupplier stop, Runnable each) {
    to.requireSpace(space);
    Pages pages = new Pages(each);
    for (List<ItemId> page : pages()) {
      if (stop.getAsBoolean()) {
        return pages.migrated(true);
      }
      pages.copy(page);
    }
    return pages.migrated(false);
  }

  private Passage cut(Passage passage) {
    if (passage.vector().length == space.dimension()) {
      return passage;
    }
    return new Passage(
        passage.ordinal(),
        passage.modality(),
        passage.facet(),
        passage.place(),
        Vectors.cut(passage.vector(), space.dimension()),
        passage.words(),
        passage.spans());
  }

  private List<List<ItemId>> pages() {
    List<List<ItemId>> pages = new ArrayList<>();
    from.forEachItem(
        PAGE, items -> pages.add(items.stream().map(stored -> stored.item().id()).toList()));
    return pages;
  }

  /**
   * What was copied.
   *
   * @param copied items that were written
   * @param same items that were there already, just so
   * @param passages of the items written
   * @param blobs originals and thumbnails copied with them
   * @param lacking items whose original was not to be had; they are copied without it
   * @param stopped whether it was stopped before the last item
   */
  public record Migrated(
      long copied, long same, long passages, long blobs, List<ItemId> lacking, boolean stopped) {
    public Migrated {
      lacking = List.copyOf(lacking);
    }
  }

  private final class Pages {
    private final Runnable each;
    private final List<ItemId> lacking = new ArrayList<>();
    private long copied;
    private long same;
    private long passages;
    private long blobs;

    Pages(Runnable each) {
      this.each = each;
    }

    void copy(List<ItemId> page) {
      Map<ItemId, StoredItem> stored = from.items(page);
      Map<ItemId, StoredItem> there = to.items(page);
      List<StoredItem> missing =
          stored.entrySet().stream()
              .filter(entry -> !entry.getValue().equals(there.get(entry.getKey())))
              .map(Map.Entry::getValue)
              .toList();
      var found = from.passages(missing.stream().map(item -> item.item().id()).toList());
      for (StoredItem item : missing) {
        List<Passage> passages = found.getOrDefault(item.item().id(), List.of());
        write(item, new Entry(item.item(), passages.stream().map(Migration.this::cut).toList()));
      }
      same += stored.size() - missing.size();
      stored.keySet().forEach(_ -> each.run());
    }

    private void write(StoredItem item, Entry entry) {
      if (!fromBlobs.equals(toBlobs)) {
        copyBlobs(item, entry);
      }
      try {
        to.put(entry, item.checkpoint());
      } catch (OnespaceException refused) {
        if (refused.problem().code() != ErrorCode.GONE) {
          throw refused;
        }
        return;
      }
      copied++;
      passages += entry.passages().size();
    }

    private void copyBlobs(StoredItem item, Entry entry) {
      Set<ContentHash> needed = new HashSet<>(Set.of(entry.item().content()));
      item.checkpoint().thumbnail().ifPresent(needed::add);
      for (ContentHash hash : needed) {
        Optional<ByteSource> blob = fromBlobs.get(hash);
        if (blob.isPresent()) {
          toBlobs.put(blob.get());
          blobs++;
        } else if (hash.equals(entry.item().content())) {
          lacking.add(entry.item().id());
        }
      }
    }

    Migrated migrated(boolean stopped) {
      return new Migrated(copied, same, passages, blobs, lacking, stopped);
    }
  }
}
