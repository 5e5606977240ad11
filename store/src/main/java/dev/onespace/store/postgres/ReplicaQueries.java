package dev.onespace.store.postgres;

import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Which items and passages there are, and from when on a remote index shows them.
 *
 * @param handle a transaction
 * @param index the index's key
 */
record ReplicaQueries(Handle handle, long index) {
  List<ItemId> items(Condition among, int k) {
    return handle
        .createQuery(
            """
            select i.name from index_item i where i.index = :index and i.passages > 0
              and exists (select 1 from index_passage p where p.item = i.id and
            """
                + among.sql()
                + ") order by i.place limit :k")
        .bind("index", index)
        .bind("k", Math.max(0, k))
        .bindMap(among.values())
        .map((row, _) -> new ItemId(row.getString(1)))
        .list();
  }

  List<PassageRef> passagesOf(Collection<ItemId> items) {
    Condition these = Condition.of(items);
    return handle
        .createQuery(
            """
            select i.name, p.ordinal from index_passage p join index_item i on i.id = p.item
            where i.index = :index and
            """
                + these.sql()
                + " order by i.place, p.ordinal")
        .bind("index", index)
        .bindMap(these.values())
        .map((row, _) -> ref(row))
        .list();
  }

  /** The items after a place, in their order; no bytes come before all. */
  List<ItemId> itemsAfter(byte[] place, int most) {
    return handle
        .createQuery(
            """
            select name from index_item where index = :index and place > :place
            order by place limit :most
            """)
        .bind("index", index)
        .bind("place", place)
        .bind("most", most)
        .map((row, _) -> new ItemId(row.getString(1)))
        .list();
  }

  /** Up to which position a remote index was written to, 0 if it never was. */
  long position() {
    return handle
        .createQuery("select position from index_state where id = :index")
        .bind("index", index)
        .mapTo(Long.class)
        .findFirst()
        .orElse(0L);
  }

  /** The items that a remote index was told of after a position. */
  Set<ItemId> changedSince(long seen) {
    return handle
        .createQuery(
            "select name from index_item where index = :index and mark > :seen and mark < :never")
        .bind("index", index)
        .bind("seen", seen)
        .bind("never", IndexWriting.NEVER)
        .map((row, _) -> new ItemId(row.getString(1)))
        .set();
  }

  /** Of these, the passages of a facet whose items have not changed since a position. */
  List<PassageScore> current(List<PassageScore> found, Facet facet, long seen) {
    Set<PassageRef> current = new HashSet<>();
    handle
        .createQuery(
            """
            select i.name, p.ordinal
            from unnest(:places, :ordinals) as found(place, ordinal)
            join index_item i on i.index = :index and i.place = found.place and i.mark <= :seen
            join index_passage p
              on p.item = i.id and p.ordinal = found.ordinal and p.facet = :facet
            """)
        .bind("index", index)
        .bind("facet", facet.label())
        .bind("seen", seen)
        .bindMap(
            Map.of(
                "places",
                SqlArrays.bytes(
                    found.stream().map(each -> IndexItem.place(each.passage().item())).toList()),
                "ordinals",
                SqlArrays.ints(found.stream().map(each -> each.passage().ordinal()).toList())))
        .map((row, _) -> current.add(ref(row)))
        .list();
    return found.stream().filter(each -> current.contains(each.passage())).toList();
  }

  private static PassageRef ref(ResultSet row) throws SQLException {
    return new PassageRef(new ItemId(row.getString(1)), row.getInt(2));
  }
}
