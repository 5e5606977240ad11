package dev.onespace.cli;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Entry;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.space.Vectors;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that a data folder holds of its items: ids, metadata, passages with their places,
 * words and vectors. Two are equal if nothing differs but the last digits of vectors, which depend
 * on the batches in which they were computed.
 *
 * @param items by id
 */
record Stored(Map<ItemId, Content> items) {
  private static final double SAME = 0.99999;

  static Stored in(Path data) {
    Map<ItemId, Content> all = new TreeMap<>();
    Path file = new DataFolder(data).catalog();
    try (var catalog = SqliteCatalog.open(file, "default", Access.READ)) {
      catalog.forEach(
          100, entries -> entries.forEach(entry -> all.put(entry.item().id(), Content.of(entry))));
    }
    return new Stored(all);
  }

  /** What one item holds. */
  record Content(String described, List<Vector> vectors) {
    static Content of(Entry entry) {
      StringBuilder described = new StringBuilder(entry.item().metadata().toString());
      for (Passage passage : entry.passages()) {
        described.append("%n%s %s %s".formatted(passage.facet(), passage.place(), passage.words()));
      }
      return new Content(
          described.toString(),
          entry.passages().stream().map(passage -> new Vector(passage.vector())).toList());
    }
  }

  /** A vector that is equal to its like. */
  @SuppressWarnings("ArrayRecordComponent") // equals is our own
  record Vector(float[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Vector(var others) && Vectors.dot(values, others) >= SAME;
    }

    @Override
    public int hashCode() {
      return values.length;
    }
  }
}
