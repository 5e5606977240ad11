package dev.onespace.patience;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Waits so long in total, then goes on without what is away. */
final class QuestionPatience extends Patience {
  private final Duration total;
  private final Circuits circuits;

  /** Decided once, so that all legs of a question ask the same servers. */
  private final Map<String, Boolean> asked = new ConcurrentHashMap<>();

  private final Map<String, String> notes = new LinkedHashMap<>();
  private @Nullable Long deadline;

  QuestionPatience(Duration total, Circuits circuits) {
    this.total = total;
    this.circuits = circuits;
  }

  @Override
  public Attempts attempts(String server, int usual) {
    boolean asks = asked.computeIfAbsent(server, circuits::mayAsk);
    return new Attempts() {
      @Override
      public Duration next(Duration most) {
        if (!asks) {
          throw away(server + " did not answer just now, and is asked again in some seconds");
        }
        Duration left = left();
        if (!left.isPositive()) {
          throw away(
              "%s did not answer within %s seconds".formatted(server, total.toMillis() / 1_000.0));
        }
        return left.compareTo(most) < 0 ? left : most;
      }

      @Override
      public boolean again(Duration pause, String why) {
        return mayWait(pause);
      }

      @Override
      public boolean mayWait(Duration pause) {
        if (pause.compareTo(left()) < 0) {
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

  /**
   * The time begins with the first call that may be waited for: what is done on this machine before
   * does not count.
   */
  private synchronized long deadline() {
    Long known = deadline;
    long end = known == null ? circuits.now() + total.toNanos() : known;
    deadline = end;
    return end;
  }

  private Duration left() {
    return Duration.ofNanos(deadline() - circuits.now());
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
