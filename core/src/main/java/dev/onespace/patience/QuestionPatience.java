package dev.onespace.patience;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Waits so long in total, then goes on without what is away. What counts is the time of attempts
 * that failed and of the pauses after them, at once only once; not the time of answers, and not
 * what is done on this machine between them.
 */
final class QuestionPatience extends Patience {
  /** A server that did not fail yet is asked, however long others were waited for. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** A large database may take as long with a question without being away. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  private final Duration total;
  private final Circuits circuits;

  /** Decided once, so that all legs of a question ask the same servers. */
  private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

  private final Map<String, String> causes = new ConcurrentHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private long waited;
  private @Nullable Long waitedUntil;

  QuestionPatience(Duration total, Circuits circuits) {
    this.total = total;
    this.circuits = circuits;
  }

  @Override
  public Attempts attempts(String server, int usual) {
    boolean asks = asked.computeIfAbsent(server, circuits::mayAsk);
    return new Attempts() {
      private long began = circuits.now();

      @Override
      public Duration next(Duration most) {
        if (!asks) {
          throw away(
              Optional.ofNullable(causes.get(server))
                  .orElse(server + " did not answer just now, and is asked again in some seconds"));
        }
        began = circuits.now();
        Duration longest = left().compareTo(LEAST) < 0 ? LEAST : left();
        return longest.compareTo(most) < 0 ? longest : most;
      }

      @Override
      public boolean again(Duration pause, String why) {
        waited(began, circuits.now());
        causes.putIfAbsent(server, "%s does not answer: %s".formatted(server, why));
        return mayWait(pause);
      }

      @Override
      public boolean mayWait(Duration pause) {
        if (pause.compareTo(left()) < 0) {
          waited(circuits.now(), circuits.now() + pause.toNanos());
          return true;
        }
        circuits.away(server);
        asked.put(server, false);
        return false;
      }

      @Override
      public void answered() {
        circuits.answered(server);
      }
    };
  }

  private static OnespaceException away(String cause) {
    return new OnespaceException(ErrorCode.UNAVAILABLE, cause);
  }

  private synchronized void waited(long from, long until) {
    long start = waitedUntil == null || from - waitedUntil > 0 ? from : waitedUntil;
    if (until - start > 0) {
      waited += until - start;
      waitedUntil = until;
    }
  }

  private synchronized Duration left() {
    return total.minusNanos(waited);
  }

  @Override
  public Duration longestAnswer(Duration usual) {
    Duration longest = total.compareTo(ANSWER) < 0 ? ANSWER : total;
    return longest.compareTo(usual) < 0 ? longest : usual;
  }

  @Override
  boolean goesOnWithout(String server, String note) {
    synchronized (notes) {
      notes.putIfAbsent(server, note);
      return true;
    }
  }

  @Override
  public List<String> notes() {
    synchronized (notes) {
      return List.copyOf(notes.values());
    }
  }
}
