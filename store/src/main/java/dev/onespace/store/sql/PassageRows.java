package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.PassageVector;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The SQL of table passage, for one collection. */
final class PassageRows {
  private static final String SELECT =
      "select item, ordinal, facet, place, vector, words, spans, modality from passage where ";

  private final Handle handle;
  private final long collection;
  private final Dialect dialect;

  PassageRows(Handle handle, long collection, Dialect dialect) {
    this.handle = handle;
    this.collection = collection;
    this.dialect = dialect;
  }

  /** Adds the passages of the item whose row has this key. */
  void insert(long key, Item item, List<Passage> passages) {
    if (passages.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into passage (item, ordinal, collection, modality, facet, shuffle, place, words,
              spans, vector)
            values (:item, :ordinal, :collection, :modality, :facet, :shuffle, :place, :words,
              :spans, :vector)
            """)) {
      for (Passage passage : passages) {
        batch
            .bind("item", key)
            .bind("ordinal", passage.ordinal())
            .bind("collection", collection)
            .bind("modality", passage.modality().label())
            .bind("facet", passage.facet().label())
            .bind("shuffle", Shuffle.of(item.id(), passage.ordinal()))
            .bind("place", PlaceJson.write(passage.place()))
            .bind("words", dialect.stored(passage.words()))
            .bind("spans", PlaceJson.writeSpans(passage.spans()))
            .bind("vector", VectorBytes.write(passage.vector()))
            .add();
      }
      batch.execute();
    }
  }

  /** The passages of the items whose rows have these keys, by key, ordered by ordinal. */
  Map<Long, List<Passage>> of(List<Long> keys) {
    Map<Long, List<Passage>> found = new HashMap<>();
    handle
        .createQuery(SELECT + "item in (<keys>) order by item, ordinal")
        .bindList("keys", keys)
        .map(
            (row, _) ->
                found.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>()).add(passage(row)))
        .list();
    return found;
  }

  /** Vectors in the shuffled order, at most so many of one item; see {@link Catalog#sample}. */
  List<PassageVector> sample(Modality modality, Facet facet, int size, int each) {
    long most = (long) Catalog.LOOKED_AT * size;
    long lookedAt = Math.min(most, 2L * size);
    List<PassageVector> sample = sample(modality, facet, size, each, lookedAt);
    while (sample.size() < size && lookedAt < most && hasMore(modality, facet, lookedAt)) {
      lookedAt = Math.min(most, 3 * lookedAt);
      sample = sample(modality, facet, size, each, lookedAt);
    }
    return sample;
  }

  private List<PassageVector> sample(
      Modality modality, Facet facet, int size, int each, long lookedAt) {
    return handle
        .createQuery(
            """
            select item.name, passage.ordinal, passage.facet, passage.vector, passage.modality
            from (
              select item, ordinal, shuffle,
                row_number() over (partition by item order by shuffle, ordinal) as place
              from (
                select item, ordinal, shuffle from passage
                where collection = :collection and modality = :modality and facet = :facet
                order by shuffle limit :lookedAt
              ) looked_at
            ) drawn
            join passage on passage.item = drawn.item and passage.ordinal = drawn.ordinal
            join item on item.id = drawn.item
            where drawn.place <= :each
            order by drawn.shuffle limit :size
            """)
        .bind("collection", collection)
        .bind("modality", modality.label())
        .bind("facet", facet.label())
        .bind("lookedAt", lookedAt)
        .bind("each", each)
        .bind("size", size)
        .map((row, _) -> passageVector(row))
        .list();
  }

  /** The names of the passages of these items, in their order. */
  List<PassageRef> names(List<ItemRows.Row> items) {
    Map<Long, List<Integer>> ordinals = new HashMap<>();
    if (!items.isEmpty()) {
      handle
          .createQuery("select item, ordinal from passage where item in (<keys>) order by 1, 2")
          .bindList("keys", items.stream().map(ItemRows.Row::key).toList())
          .map(
              (row, _) ->
                  ordinals
                      .computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                      .add(row.getInt(2)))
          .list();
    }
    return items.stream()
        .flatMap(
            item ->
                ordinals.getOrDefault(item.key(), List.of()).stream()
                    .map(ordinal -> new PassageRef(item.id(), ordinal)))
        .toList();
  }

  private boolean hasMore(Modality modality, Facet facet, long lookedAt) {
    return handle
        .createQuery(
            """
            select 1 from passage
            where collection = :collection and modality = :modality and facet = :facet
            order by shuffle limit 1 offset :lookedAt
            """)
        .bind("collection", collection)
        .bind("modality", modality.label())
        .bind("facet", facet.label())
        .bind("lookedAt", lookedAt)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** Passages from a place in the shuffled order, going on with its first. */
  List<NamedPassage> sample(Modality modality, Facet facet, long start, int size) {
    List<NamedPassage> sample =
        new ArrayList<>(shuffled("shuffle >= :start", modality, facet, start, size));
    if (sample.size() < size) {
      sample.addAll(shuffled("shuffle < :start", modality, facet, start, size - sample.size()));
    }
    return sample;
  }

  private List<NamedPassage> shuffled(
      String condition, Modality modality, Facet facet, long start, int size) {
    return handle
        .createQuery(
            """
            select item, ordinal, facet, place, vector, words, spans, modality,
              (select name from item where item.id = passage.item)
            from passage
            where collection = :collection and modality = :modality and facet = :facet and <condition>
            order by shuffle limit :size
            """)
        .define("condition", condition)
        .bind("collection", collection)
        .bind("modality", modality.label())
        .bind("facet", facet.label())
        .bind("start", start)
        .bind("size", size)
        .map((row, _) -> new NamedPassage(new ItemId(row.getString(9)), passage(row)))
        .list();
  }

  /** Of how many items there are passages of each modality. */
  Map<Modality, Long> itemsByModality() {
    Map<Modality, Long> counts = new EnumMap<>(Modality.class);
    handle
        .createQuery(
            """
            select modality, count(distinct item) from passage where collection = :collection
            group by modality
            """)
        .bind("collection", collection)
        .map((row, _) -> counts.put(Labels.modality(row.getString(1)), row.getLong(2)))
        .list();
    return counts;
  }

  Map<Facet, Long> countsByFacet() {
    Map<Facet, Long> counts = new EnumMap<>(Facet.class);
    handle
        .createQuery(
            "select facet, count(*) from passage where collection = :collection group by facet")
        .bind("collection", collection)
        .map((row, _) -> counts.put(Labels.facet(row.getString(1)), row.getLong(2)))
        .list();
    return counts;
  }

  Passage passage(ResultSet row) throws SQLException {
    return new Passage(
        row.getInt(2),
        Labels.modality(row.getString(8)),
        Labels.facet(row.getString(3)),
        PlaceJson.read(row.getString(4)),
        VectorBytes.read(row.getBytes(5)),
        dialect.read(row.getString(6)),
        PlaceJson.readSpans(row.getString(7)));
  }

  private static PassageVector passageVector(ResultSet row) throws SQLException {
    return new PassageVector(
        new PassageRef(new ItemId(row.getString(1)), row.getInt(2)),
        Labels.modality(row.getString(5)),
        Labels.facet(row.getString(3)),
        VectorBytes.read(row.getBytes(4)));
  }
}
