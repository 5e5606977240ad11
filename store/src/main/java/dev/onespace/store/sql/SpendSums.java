package dev.onespace.store.sql;

import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * What counts against a limit, within one transaction.
 *
 * @param now by the clock that all who write share
 */
record SpendSums(Handle handle, long now) {
  private static final String SUM =
      """
      select
        coalesce((select %s), 0)
          + coalesce((select sum(most) from spend_open where %s and held_until <= :now), 0),
        coalesce((select sum(likely) from spend_open where %s and held_until > :now), 0)
      """;

  /**
   * A sum, in the unit of {@link Picos}.
   *
   * @param spent what is charged or may be; of calls that should have been settled long ago the
   *     most
   * @param underWay what calls under way will probably cost
   */
  record Sum(long spent, long underWay) {}

  /** Of all members of a run. */
  Sum ofRun(String run) {
    return sum("spent from spend_run where id = :of", "run = :of", run);
  }

  /** Of a day, whoever spends. */
  Sum ofDay(LocalDate day) {
    return sum("sum(charged + lost) from spend where day = :of", "day = :of", day.toString());
  }

  /** In one statement, so that a call that is settled meanwhile counts once. */
  private Sum sum(String settled, String open, String of) {
    return handle
        .createQuery(SUM.formatted(settled, open, open))
        .bind("of", of)
        .bind("now", now)
        .map((row, _) -> new Sum(row.getLong(1), row.getLong(2)))
        .one();
  }
}
