package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.space.PipelineHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of table item, for one collection. */
final class ItemRows {
  static final String SELECT =
      "select id, name, media, source, title, content, metadata, pipeline, thumbnail, facts,"
          + " origin, device from"
          + " item where collection = :collection and ";

  private final Handle handle;
  private final long collection;
  private final Dialect dialect;

  ItemRows(Handle handle, long collection, Dialect dialect) {
    this.handle = handle;
    this.collection = collection;
    this.dialect = dialect;
  }

  /** An item and the key of its row. */
  record Row(long key, StoredItem stored) {
    ItemId id() {
      return stored.item().id();
    }
  }

  Optional<Row> byId(ItemId id) {
    return list("name = :value", id.value()).stream().findFirst();
  }

  Optional<Row> bySource(String source) {
    return list("source = :value", dialect.stored(source)).stream().findFirst();
  }

  List<Row> byContent(ContentHash content) {
    return list("content = :value order by name", content.hex());
  }

  List<Row> byIds(List<ItemId> ids) {
    return handle
        .createQuery(SELECT + "name in (<names>)")
        .bind("collection", collection)
        .bindList("names", ids.stream().map(ItemId::value).toList())
        .map((row, _) -> row(row))
        .list();
  }

  /** The next items after an id, in the order of ids; an empty string comes before all. */
  List<Row> after(String id, int limit) {
    return handle
        .createQuery(SELECT + "name > :id order by name limit :limit")
        .bind("collection", collection)
        .bind("id", id)
        .bind("limit", limit)
        .map((row, _) -> row(row))
        .list();
  }

  /** Adds an item and gives the key of its row. */
  long insert(Item item, Checkpoint checkpoint) {
    return bound(
            handle.createQuery(
                """
                insert into item (collection, name, media, source, title, content, metadata,
                  pipeline, thumbnail, facts, origin, device)
                values (:collection, :name, :media, :source, :title, :content, :metadata,
                  :pipeline, :thumbnail, :facts, :origin, :device)
                returning id
                """),
            item)
        .bind("media", item.media().name())
        .bind("content", item.content().hex())
        .bind("pipeline", checkpoint.pipeline().value())
        .bind("thumbnail", checkpoint.thumbnail().map(ContentHash::hex).orElse(null))
        .bind("facts", MetadataJson.write(checkpoint.facts()))
        .mapTo(Long.class)
        .one();
  }

  /** Changes source, title, metadata and origin of the item with this id. */
  void update(Item item) {
    bound(
            handle.createUpdate(
                """
                update item set source = :source, title = :title, metadata = :metadata,
                  origin = :origin, device = :device
                where collection = :collection and name = :name
                """),
            item)
        .execute();
  }

  /** Removes an item's row, and with it its passages; what it used is noted to be dropped. */
  void delete(long key) {
    new ReleasedBlobRows(handle).noteThoseOf(key);
    handle.createUpdate("delete from item where id = :key").bind("key", key).execute();
  }

  long count() {
    return handle
        .createQuery("select count(*) from item where collection = :collection")
        .bind("collection", collection)
        .mapTo(Long.class)
        .one();
  }

  Map<PipelineHash, Long> countsByPipeline() {
    return counts("pipeline").entrySet().stream()
        .collect(Collectors.toMap(entry -> new PipelineHash(entry.getKey()), Map.Entry::getValue));
  }

  /** Those of these blobs that an item of any collection names. */
  Set<ContentHash> used(List<ContentHash> blobs) {
    return handle
        .createQuery(
            """
            select content from item
              where collection in (select id from collection) and content in (<blobs>)
            union select thumbnail from item where thumbnail in (<blobs>)
            """)
        .bindList("blobs", blobs.stream().map(ContentHash::hex).toList())
        .map((row, _) -> new ContentHash(row.getString(1)))
        .set();
  }

  private Map<String, Long> counts(String column) {
    Map<String, Long> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            "select <column>, count(*) from item where collection = :collection group by <column>")
        .define("column", column)
        .bind("collection", collection)
        .map((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }

  private List<Row> list(String condition, String value) {
    return handle
        .createQuery(SELECT + condition)
        .bind("collection", collection)
        .bind("value", value)
        .map((row, _) -> row(row))
        .list();
  }

  private <S extends SqlStatement<S>> S bound(S statement, Item item) {
    return statement
        .bind("collection", collection)
        .bind("name", item.id().value())
        .bind("source", dialect.stored(item.source()))
        .bind("title", dialect.stored(item.title()))
        .bind("metadata", MetadataJson.write(item.metadata()))
        .bind("origin", OriginColumns.label(item.origin()))
        .bind("device", OriginColumns.device(item.origin()).map(dialect::stored).orElse(null));
  }

  Row row(ResultSet row) throws SQLException {
    Item item =
        new Item(
            new ItemId(row.getString(2)),
            new MediaType(row.getString(3)),
            dialect.read(row.getString(4)),
            dialect.read(row.getString(5)),
            new ContentHash(row.getString(6)),
            MetadataJson.read(row.getString(7)),
            OriginColumns.origin(
                row.getString(11), Optional.ofNullable(row.getString(12)).map(dialect::read)));
    Checkpoint checkpoint =
        new Checkpoint(
            new PipelineHash(row.getString(8)),
            Optional.ofNullable(row.getString(9)).map(ContentHash::new),
            MetadataJson.read(row.getString(10)));
    return new Row(row.getLong(1), new StoredItem(item, checkpoint));
  }
}
