package dev.onespace.store.postgres;

import dev.onespace.catalog.PassageVector;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.space.Vectors;
import dev.onespace.store.sql.Labels;
import dev.onespace.store.sql.VectorBytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * The vector leg by looking at every passage that matches: exact, and slow where many do.
 *
 * @param handle a transaction
 * @param index the index's key
 */
record VectorSearch(Handle handle, long index) {
  /** Rows that come over at once; their vectors are held in memory. */
  private static final int ROWS = 500;

  /** A passage and its cosine to what is asked. */
  private record Row(String item, int ordinal, double cosine) {
    PassageScore found() {
      return new PassageScore(new PassageRef(new ItemId(item), ordinal), cosine);
    }
  }

  List<PassageScore> nearest(float[] vector, Facet facet, Condition among, int k) {
    if (k < 1) {
      return List.of();
    }
    BestPassages best = new BestPassages(k);
    try (ResultIterator<Row> rows =
        handle
            .createQuery(
                """
                select i.name, p.ordinal, p.vector
                from index_passage p join index_item i on i.id = p.item
                where p.index = :index and p.facet = :facet and
                """
                    + among.sql())
            .setFetchSize(ROWS)
            .bind("index", index)
            .bind("facet", facet.label())
            .bindMap(among.values())
            .map((row, _) -> row(row, vector))
            .iterator()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        if (best.mayTake(row.cosine())) {
          best.add(row.found());
        }
      }
    }
    return best.inOrder();
  }

  private static Row row(ResultSet row, float[] vector) throws SQLException {
    double cosine = Vectors.dot(vector, VectorBytes.read(row.getBytes(3)));
    return new Row(row.getString(1), row.getInt(2), Math.clamp(cosine, -1, 1));
  }

  List<PassageVector> of(Collection<ItemId> items) {
    Condition these = Condition.of(items);
    return handle
        .createQuery(
            """
            select i.name, p.ordinal, p.modality, p.facet, p.vector
            from index_passage p join index_item i on i.id = p.item
            where i.index = :index and
            """
                + these.sql())
        .bind("index", index)
        .bindMap(these.values())
        .map(
            (row, _) ->
                new PassageVector(
                    new PassageRef(new ItemId(row.getString(1)), row.getInt(2)),
                    Labels.modality(row.getString(3)),
                    Labels.facet(row.getString(4)),
                    VectorBytes.read(row.getBytes(5))))
        .list()
        .stream()
        .sorted(
            Comparator.comparing((PassageVector found) -> found.passage().item())
                .thenComparing(found -> found.passage().ordinal()))
        .toList();
  }
}
