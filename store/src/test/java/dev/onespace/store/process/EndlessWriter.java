package dev.onespace.store.process;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Change;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.folder.WriteLock;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts, replaces and deletes items for ever, each of as many passages as their words say, and lets
 * the index follow now and then. Says how many it has put, a line each.
 */
final class EndlessWriter {
  static final String COLLECTION = "default";
  static final SpaceIdentity SPACE =
      new SpaceIdentity("local", RandomData.DIMENSION, new SpaceHash("0011223344556677"));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);
  private static final int NAMES = 50;

  private EndlessWriter() {}

  public static void main(String[] arguments) {
    DataFolder folder = new DataFolder(Path.of(arguments[0]));
    try (WriteLock _ = folder.lockForWriting("endless writer");
        Catalog catalog = SqliteCatalog.open(folder.catalog(), COLLECTION, SPACE, Access.WRITE);
        SearchIndex index = LuceneIndex.open(folder.index(COLLECTION), Access.WRITE)) {
      RandomData random = new RandomData(ProcessHandle.current().pid());
      for (int round = 1; ; round++) {
        catalog.put(entry("item-" + random.below(NAMES), 1 + random.below(20)), CHECKPOINT);
        catalog.delete(new ItemId("item-" + random.below(NAMES)));
        if (round % 7 == 0) {
          follow(catalog, index);
        }
        System.out.println(round);
      }
    }
  }

  /** An item whose every passage says how many there are. */
  private static Entry entry(String id, int passages) {
    return Entries.texts(
        id, Stream.generate(() -> "one of " + passages).limit(passages).toArray(String[]::new));
  }

  /** Brings the index up to the catalog, as ingest does. */
  static void follow(Catalog catalog, SearchIndex index) {
    List<Change> changes = catalog.changesAfter(index.sequence().orElse(0L), Integer.MAX_VALUE);
    List<ItemId> ids = changes.stream().map(Change::item).toList();
    index.remove(ids);
    Map<ItemId, Catalog.StoredItem> items = catalog.items(ids);
    Map<ItemId, List<Passage>> passages = catalog.passages(ids);
    index.put(
        items.values().stream()
            .map(
                stored ->
                    new Entry(stored.item(), passages.getOrDefault(stored.item().id(), List.of())))
            .toList());
    if (!changes.isEmpty()) {
      index.commit(changes.getLast().sequence());
    }
  }
}
