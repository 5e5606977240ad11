package dev.onespace.store.sql;

import dev.onespace.spending.Amount;
import dev.onespace.spending.SpendLog.Entry.End;
import dev.onespace.spending.Spending.Spender;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** The table of what is charged and of what may be, within one transaction. */
record SpendRows(Handle handle) {

  /** Adds a call that ended so. */
  void add(LocalDate day, Spender spender, End end, Amount amount) {
    boolean paid = end == End.PAID;
    handle
        .createUpdate(
            """
            insert into spend (day, collection, space, calls, vectors, text_tokens, image_tokens,
              audio_tokens, charged, lost_calls, lost)
            values (:day, :collection, :space, :calls, :vectors, :text, :image,
              :audio, :charged, :lost_calls, :lost)
            on conflict (day, collection, space) do update set
              calls = spend.calls + excluded.calls,
              vectors = spend.vectors + excluded.vectors,
              text_tokens = spend.text_tokens + excluded.text_tokens,
              image_tokens = spend.image_tokens + excluded.image_tokens,
              audio_tokens = spend.audio_tokens + excluded.audio_tokens,
              charged = spend.charged + excluded.charged,
              lost_calls = spend.lost_calls + excluded.lost_calls,
              lost = spend.lost + excluded.lost
            """)
        .bind("day", day.toString())
        .bind("collection", spender.collection())
        .bind("space", spender.space())
        .bind("calls", paid ? 1 : 0)
        .bind("vectors", paid ? amount.vectors() : 0)
        .bind("text", paid ? amount.text() : 0)
        .bind("image", paid ? amount.image() : 0)
        .bind("audio", paid ? amount.audio() : 0)
        .bind("charged", paid ? Picos.of(amount.usd()) : 0)
        .bind("lost_calls", paid ? 0 : 1)
        .bind("lost", paid ? 0 : Picos.of(amount.usd()))
        .execute();
  }

  /** The last call that was added is charged by estimate. */
  void noteEstimated(LocalDate day, Spender spender, Amount amount) {
    handle
        .createUpdate(
            """
            update spend set estimated_calls = estimated_calls + 1, estimated = estimated + :usd
            where day = :day and collection = :collection and space = :space
            """)
        .bind("usd", Picos.of(amount.usd()))
        .bind("day", day.toString())
        .bind("collection", spender.collection())
        .bind("space", spender.space())
        .execute();
  }

  /** Counts against the budgets of a run. */
  void count(String run, Amount amount) {
    handle
        .createUpdate("update spend_run set spent = spent + :usd where id = :id")
        .bind("usd", Picos.of(amount.usd()))
        .bind("id", run)
        .execute();
  }
}
