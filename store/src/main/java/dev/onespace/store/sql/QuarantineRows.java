package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.Quarantined;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The SQL of table quarantine, for one collection. */
final class QuarantineRows {
  private static final String SELECT =
      "select content, source, code, cause, remedy from quarantine where collection = :collection";

  private final Handle handle;
  private final long collection;
  private final Dialect dialect;

  QuarantineRows(Handle handle, long collection, Dialect dialect) {
    this.handle = handle;
    this.collection = collection;
    this.dialect = dialect;
  }

  void put(Quarantined entry) {
    handle
        .createUpdate(
            """
            insert into quarantine (collection, content, source, code, cause, remedy)
            values (:collection, :content, :source, :code, :cause, :remedy)
            on conflict (collection, content) do update set source = excluded.source,
              code = excluded.code, cause = excluded.cause, remedy = excluded.remedy
            """)
        .bind("collection", collection)
        .bind("content", entry.content().hex())
        .bind("source", dialect.stored(entry.source()))
        .bind("code", entry.problem().code().name())
        .bind("cause", dialect.stored(entry.problem().cause()))
        .bind("remedy", dialect.stored(StoredRemedy.written(entry.problem().remedy())))
        .execute();
  }

  void delete(ContentHash content) {
    handle
        .createUpdate(
            "delete from quarantine where collection = :collection and content = :content")
        .bind("collection", collection)
        .bind("content", content.hex())
        .execute();
  }

  Optional<Quarantined> find(ContentHash content) {
    return handle
        .createQuery(SELECT + " and content = :content")
        .bind("collection", collection)
        .bind("content", content.hex())
        .map((row, _) -> quarantined(row))
        .findFirst();
  }

  List<Quarantined> all() {
    return handle
        .createQuery(SELECT + " order by source, content")
        .bind("collection", collection)
        .map((row, _) -> quarantined(row))
        .list();
  }

  private Quarantined quarantined(ResultSet row) throws SQLException {
    return new Quarantined(
        new ContentHash(row.getString(1)),
        dialect.read(row.getString(2)),
        new Problem(
            ErrorCode.valueOf(row.getString(3)),
            dialect.read(row.getString(4)),
            StoredRemedy.read(dialect.read(row.getString(5)))));
  }
}
