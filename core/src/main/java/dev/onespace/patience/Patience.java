package dev.onespace.patience;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * How long a piece of work waits for servers that are away. It is bound to the work with {@link
 * #during}, so that whoever calls a server, however deep, finds it with {@link #current}. Threads
 * that work starts do not inherit it: bind it there again. Thread-safe.
 */
public abstract sealed class Patience permits CountedPatience, QuestionPatience, WorkPatience {
  private static final ScopedValue<Patience> CURRENT = ScopedValue.newInstance();
  private static final Patience COUNTED = new CountedPatience();

  Patience() {}

  /**
   * The patience of the work that calls; where none is bound, each call is tried as often as its
   * caller usually tries.
   */
  public static Patience current() {
    return CURRENT.orElse(COUNTED);
  }

  /**
   * That of one question. It waits so long in total for what is away, whatever the number of
   * servers; and then goes on without. What is done on this machine meanwhile does not count.
   *
   * @param total 0 for one attempt at each server, of a second
   * @param circuits what earlier questions learnt of the same servers
   */
  public static Patience ofQuestion(Duration total, Circuits circuits) {
    return new QuestionPatience(total, circuits);
  }

  /**
   * That of long work, such as an ingest. It waits out every outage of a server that lasts no
   * longer than this; an outage ends with the next answer.
   *
   * @param longest outage
   * @param stop whether to wait no longer: asked before each pause
   * @param told hears of each failed attempt, and of the end of an outage; called by one thread at
   *     a time, whichever met it
   */
  public static Patience ofWork(Duration longest, BooleanSupplier stop, Consumer<Outage> told) {
    return new WorkPatience(longest, stop, told, System::nanoTime);
  }

  /**
   * Asks to go on without a server that failed so.
   *
   * @param note what is done instead, a sentence; the cause is added
   * @throws OnespaceException the failure, if that is not good enough, or waiting would not help: a
   *     refused key is no outage
   */
  public final void goOnWithout(String server, String note, OnespaceException failed) {
    ErrorCode code = failed.problem().code();
    boolean away = code == ErrorCode.UNAVAILABLE || code == ErrorCode.QUOTA;
    if (!away || !goesOnWithout(server, note + ": " + failed.problem().cause())) {
      throw failed;
    }
  }

  /** Does the work with this patience. */
  public final <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /**
   * The attempts at one call of a server; used by one thread.
   *
   * @param server its name, as told to people: {@code Gemini}, {@code PostgreSQL}
   * @param usual how often the caller tries at most where no patience is bound, at least once
   */
  public abstract Attempts attempts(String server, int usual);

  /**
   * How long one answer is waited for of a server that there is no going on without, and that may
   * take long to answer rightly: one that says nothing at all must not be waited for for ever.
   *
   * @param usual for work that nobody looks at
   */
  public Duration longestAnswer(Duration usual) {
    return usual;
  }

  /**
   * Asks to go on without a server.
   *
   * @param server what is away, whatever it is called
   * @param note what is done instead, a sentence; the first one of a server is told
   * @return whether that is good enough; else the failure is to be thrown
   */
  boolean goesOnWithout(String server, String note) {
    return false;
  }

  /** What is done instead of asking servers that are away, a sentence each. */
  public List<String> notes() {
    return List.of();
  }
}
