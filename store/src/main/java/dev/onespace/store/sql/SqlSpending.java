package dev.onespace.store.sql;

import dev.onespace.spending.Amount;
import dev.onespace.spending.Spend;
import dev.onespace.spending.Spend.Uncertain;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.Spending;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * What is spent, in tables beside the catalog: a row for each call that is under way, and one for
 * each day, collection and space. No lock is held while a call is under way.
 *
 * @param database where it is written
 */
public record SqlSpending(Transactions database) implements Spending {
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::day).thenComparing(Key::collection).thenComparing(Key::space);

  /** What a row is of. */
  private record Key(LocalDate day, String collection, String space) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(
          LocalDate.parse(row.getString("day")),
          row.getString("collection"),
          row.getString("space"));
    }

    Spend with(Spend settled, Uncertain unsettled) {
      return new Spend(
          day,
          collection,
          space,
          settled.calls(),
          settled.charged(),
          settled.estimatedCalls(),
          settled.estimatedUsd(),
          settled.lost(),
          unsettled);
    }

    Spend nothing() {
      return new Spend(
          day,
          collection,
          space,
          0,
          Amount.NONE,
          0,
          BigDecimal.ZERO,
          Uncertain.NONE,
          Uncertain.NONE);
    }
  }

  @Override
  public List<Spend> all() {
    return database.read(SqlSpending::all);
  }

  private static List<Spend> all(Handle handle) {
    Map<Key, Spend> all = new TreeMap<>(ORDER);
    handle
        .createQuery("select * from spend")
        .map((row, _) -> settled(row))
        .forEach(it -> all.put(new Key(it.day(), it.collection(), it.space()), it));
    handle
        .createQuery(
            """
            select day, collection, space, count(*) as calls, cast(sum(most) as bigint) as most
            from spend_open group by day, collection, space
            """)
        .map(
            (row, _) ->
                Map.entry(
                    Key.of(row),
                    new Uncertain(row.getLong("calls"), Picos.usd(row.getLong("most")))))
        .forEach(
            open ->
                all.put(
                    open.getKey(),
                    open.getKey()
                        .with(
                            all.getOrDefault(open.getKey(), open.getKey().nothing()),
                            open.getValue())));
    return List.copyOf(all.values());
  }

  private static Spend settled(ResultSet row) throws SQLException {
    Key key = Key.of(row);
    return new Spend(
        key.day(),
        key.collection(),
        key.space(),
        row.getLong("calls"),
        new Amount(
            row.getLong("vectors"),
            row.getLong("text_tokens"),
            row.getLong("image_tokens"),
            row.getLong("audio_tokens"),
            Picos.usd(row.getLong("charged"))),
        row.getLong("estimated_calls"),
        Picos.usd(row.getLong("estimated")),
        new Uncertain(row.getLong("lost_calls"), Picos.usd(row.getLong("lost"))),
        Uncertain.NONE);
  }

  @Override
  public SpendLog log(Spender spender, SpendLimits limits) {
    return new SqlSpendLog(database, spender, limits, Optional.empty());
  }

  @Override
  public SpendLog sharedLog(Spender spender, SpendLimits limits, Duration lease) {
    return new SqlSpendLog(
        database, spender, limits, Optional.of(SpendRun.join(database, spender, lease)));
  }
}
