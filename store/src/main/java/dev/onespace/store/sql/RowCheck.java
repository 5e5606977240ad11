package dev.onespace.store.sql;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the rows of a collection one by one, so that one that cannot be read does not hide another.
 */
final class RowCheck {
  /** So many are named; who has more puts a copy back. */
  private static final int MOST = 100;

  private static final int ROWS_AT_ONCE = 1_000;
  private static final int SAMPLED_OF_A_KIND = 100;

  /** How far from 1 the length of a vector may be. */
  private static final double TOLERANCE = 0.01;

  private static final String PASSAGES =
      """
      select item, ordinal, facet, place, vector, words, spans, modality,
        (select name from item where item.id = passage.item)
      from passage where collection = :collection
      """;

  private final Handle handle;
  private final long collection;
  private final Dialect dialect;
  private final int dimension;
  private final List<DamagedRow> damaged = new ArrayList<>();

  RowCheck(Handle handle, long collection, Dialect dialect, int dimension) {
    this.handle = handle;
    this.collection = collection;
    this.dialect = dialect;
    this.dimension = dimension;
  }

  /** Items whose rows cannot be read, some at most. */
  List<DamagedRow> items() {
    var rows = new ItemRows(handle, collection, dialect);
    go(
        handle.createQuery(ItemRows.SELECT + "1 = 1 order by name").bind("collection", collection),
        2,
        row -> {
          rows.row(row);
          return Optional.empty();
        });
    return List.copyOf(damaged);
  }

  /**
   * Passages whose rows cannot be read, or whose vectors cannot be right, some at most.
   *
   * @param all whether all are read, or a sample of each modality and facet
   */
  List<DamagedRow> passages(boolean all) {
    if (all) {
      go(handle.createQuery(PASSAGES).bind("collection", collection), 9, this::look);
    } else {
      for (Modality modality : Modality.values()) {
        for (Facet facet : Facet.values()) {
          go(sample(modality, facet), 9, this::look);
        }
      }
    }
    return List.copyOf(damaged);
  }

  private Query sample(Modality modality, Facet facet) {
    return handle
        .createQuery(
            PASSAGES
                + " and modality = :modality and facet = :facet and shuffle >= :start"
                + " order by shuffle limit :size")
        .bind("collection", collection)
        .bind("modality", modality.label())
        .bind("facet", facet.label())
        .bind("start", ThreadLocalRandom.current().nextLong(Long.MIN_VALUE, 0))
        .bind("size", SAMPLED_OF_A_KIND);
  }

  private Optional<String> look(ResultSet row) throws SQLException {
    Passage passage = new PassageRows(handle, collection, dialect).passage(row);
    float[] vector = passage.vector();
    if (vector.length != dimension || row.getBytes(5).length != dimension * Float.BYTES) {
      return Optional.of(
          "passage %s has a vector of %s numbers rather than %s"
              .formatted(passage.ordinal(), vector.length, dimension));
    }
    double square = 0;
    for (float each : vector) {
      square += (double) each * each;
    }
    double length = Math.sqrt(square);
    return Math.abs(length - 1) <= TOLERANCE // false of NaN too
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "passage %d has a vector of length %.3f rather than 1",
                passage.ordinal(),
                length));
  }

  /** Looks at a row; says what is wrong with it, or throws where it cannot be read. */
  @FunctionalInterface
  private interface Look {
    Optional<String> at(ResultSet row) throws SQLException;
  }

  private void go(Query query, int name, Look look) {
    try (var rows =
        query.setFetchSize(ROWS_AT_ONCE).map((row, _) -> wrong(row, name, look)).iterator()) {
      while (rows.hasNext() && damaged.size() < MOST) {
        rows.next().ifPresent(damaged::add);
      }
    }
  }

  private static Optional<DamagedRow> wrong(ResultSet row, int name, Look look)
      throws SQLException {
    String item = String.valueOf(row.getString(name));
    try {
      return look.at(row).map(why -> new DamagedRow(item, why));
    } catch (RuntimeException unreadable) {
      String why = String.valueOf(unreadable.getMessage()).lines().findFirst().orElse("");
      return Optional.of(
          new DamagedRow(
              item,
              "its row cannot be read: %s"
                  .formatted(why.isBlank() ? unreadable.getClass().getSimpleName() : why)));
    }
  }
}
