package dev.onespace.moving;

import dev.onespace.blob.Blobs;
import dev.onespace.blob.Originals;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetadataChange;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * The items of a collection as inputs, their originals taken from the blobs, so that they can be
 * taken in again: into another space, or by another pipeline. Items that vanish meanwhile are left
 * out.
 */
public final class StoredInputs implements Iterator<Incoming> {
  private static final int PAGE = 256;

  private final Catalog catalog;
  private final Blobs blobs;
  private final List<ItemId> ids;
  private final Queue<StoredItem> page = new ArrayDeque<>();
  private int next;

  private StoredInputs(Catalog catalog, Blobs blobs, List<ItemId> ids) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.ids = ids;
  }

  /** All items, ordered by id. */
  public static StoredInputs all(Catalog catalog, Blobs blobs) {
    return new StoredInputs(catalog, blobs, ids(catalog, _ -> true));
  }

  /** Those that another pipeline made, ordered by id. */
  public static StoredInputs stale(Catalog catalog, Blobs blobs, PipelineHash present) {
    return new StoredInputs(
        catalog, blobs, ids(catalog, item -> !item.checkpoint().pipeline().equals(present)));
  }

  private static List<ItemId> ids(Catalog catalog, Predicate<StoredItem> which) {
    List<ItemId> ids = new ArrayList<>();
    catalog.forEachItem(
        PAGE, items -> items.stream().filter(which).map(it -> it.item().id()).forEach(ids::add));
    return List.copyOf(ids);
  }

  /** How many there are. */
  public int size() {
    return ids.size();
  }

  @Override
  public boolean hasNext() {
    while (page.isEmpty() && next < ids.size()) {
      List<ItemId> some = ids.subList(next, Math.min(ids.size(), next + PAGE));
      next += some.size();
      Map<ItemId, StoredItem> items = catalog.items(some);
      some.stream().flatMap(id -> Optional.ofNullable(items.get(id)).stream()).forEach(page::add);
    }
    return !page.isEmpty();
  }

  @Override
  public Incoming next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return incoming(page.remove());
  }

  private Incoming incoming(StoredItem stored) {
    Item item = stored.item();
    try {
      return Originals.read(blobs, item.content(), item.media())
          .<Incoming>map(original -> new Incoming.Ready(input(stored, original)))
          .orElseGet(() -> rejected(item, "its original is missing"));
    } catch (OnespaceException unreadable) {
      return rejected(item, unreadable.problem().cause());
    }
  }

  private static Input input(StoredItem stored, Content original) {
    Item item = stored.item();
    return new Input(
        item.source(),
        Optional.of(item.id()),
        item.title(),
        original,
        MetadataChange.toExactly(stored.usersFields()),
        item.origin(),
        Optional.of(item.content()));
  }

  private static Incoming rejected(Item item, String cause) {
    return new Incoming.Rejected(
        item.source(),
        new Problem(
            ErrorCode.UNREADABLE,
            cause,
            Remedy.of(
                "Run %s with the path it came from: it puts the original back.", Named.INGEST)));
  }
}
