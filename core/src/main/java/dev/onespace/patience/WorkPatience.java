package dev.onespace.patience;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Waits out outages; calls that meet the same one wait together. */
final class WorkPatience extends Patience {
  private final Duration longest;
  private final BooleanSupplier stop;
  private final Consumer<Outage> told;
  private final LongSupplier nanos;
  private final Map<String, Begun> outages = new HashMap<>();

  WorkPatience(Duration longest, BooleanSupplier stop, Consumer<Outage> told, LongSupplier nanos) {
    this.longest = longest;
    this.stop = stop;
    this.told = told;
    this.nanos = nanos;
  }

  /** An outage that is not over: when its first failed attempt began, and why the last failed. */
  private record Begun(long since, String why) {}

  @Override
  public Attempts attempts(String server, int usual) {
    return new Attempts() {
      private long started = nanos.getAsLong();

      @Override
      public Duration next(Duration most) {
        started = nanos.getAsLong();
        return most;
      }

      @Override
      public boolean again(Duration pause, String why) {
        boolean lasts = longest.compareTo(failed(server, started, why).plus(pause)) > 0;
        return lasts && !stop.getAsBoolean();
      }

      @Override
      public boolean mayWait(Duration pause) {
        return !stop.getAsBoolean();
      }

      @Override
      public void answered() {
        over(server);
      }
    };
  }

  private synchronized Duration failed(String server, long started, String why) {
    Begun known = outages.get(server);
    Begun begun = new Begun(known == null ? started : known.since(), why);
    outages.put(server, begun);
    Duration lasting = lasting(begun);
    told.accept(new Outage(server, lasting, why, false));
    return lasting;
  }

  private synchronized void over(String server) {
    Begun begun = outages.remove(server);
    if (begun != null) {
      told.accept(new Outage(server, lasting(begun), begun.why(), true));
    }
  }

  private Duration lasting(Begun begun) {
    return Duration.ofNanos(nanos.getAsLong() - begun.since());
  }
}
