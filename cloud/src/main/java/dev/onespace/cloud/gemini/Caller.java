package dev.onespace.cloud.gemini;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.patience.Attempts;
import dev.onespace.patience.Patience;
import dev.onespace.space.Task;
import dev.onespace.spending.Cost;
import dev.onespace.spending.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes one call until it is answered or there is no use in going on: keeps the pace and the
 * budget, waits when the API asks for it, tries again what may pass as long as the bound {@link
 * Patience} says, never what cannot. Thread-safe.
 */
final class Caller implements AutoCloseable {
  private static final String GEMINI = "Gemini";
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LAST_WAIT = Duration.ofSeconds(60);

  /** Asked to wait for the quota of a minute this often in a row, something else is wrong. */
  private static final int MOST_PACED = 20;

  /** Between the end of a call and the time by which it is settled. */
  private static final Duration SETTLING = Duration.ofSeconds(30);

  private static final int INTERNAL_ERROR = 500;

  private final GeminiSettings settings;
  private final Meter meter;
  private final Timing timing;
  private final Rate rate;
  private final Exchange exchange;
  private final Wire wire;

  Caller(GeminiSettings settings, Meter meter, Timing timing) {
    this.settings = settings;
    this.meter = meter;
    this.timing = timing;
    this.rate = new Rate(settings.rates(), timing);
    this.exchange = new Exchange(settings);
    this.wire = new Wire(settings.model(), settings.dimension());
  }

  /** How a call ended. */
  sealed interface Result {

    /** The API answered with these vectors, of which nothing is checked. */
    record Answered(List<float[]> vectors) implements Result {}

    /** One content of the call may be to blame that there is no answer. */
    record Blamed(Problem problem) implements Result {}

    /** There is no answer though the call was tried again and again. */
    sealed interface Failed extends Result {
      /** Why there is none. */
      Problem problem();
    }

    /** The API broke over this call, and a content of it may be the reason. */
    record Broken(Problem problem) implements Failed {}

    /** Every other call would end like this one. */
    record Stopped(Problem problem) implements Failed {}
  }

  /** What to do after an exchange. */
  private sealed interface Next {

    /** It is over. */
    record End(Result result) implements Next {}

    /** Wait until then; the API asked for it. */
    record Paced(Instant until, Problem problem) implements Next {}

    /** Try again soon: calls of others may cost less than was set aside for them. */
    record Held() implements Next {}

    /** Try again after a while. */
    record Again(Result.Failed otherwise) implements Next {}
  }

  /**
   * Makes a call.
   *
   * @param requests at least one, no more than a call may hold
   * @param attempts how often it is tried at most, if it fails for a reason that may pass
   * @param stopped tells, after a try that failed, whether the answer is no longer wanted
   */
  Result call(List<Request> requests, int attempts, BooleanSupplier stopped) {
    byte[] body;
    try {
      body = wire.body(requests);
    } catch (OnespaceException unreadable) {
      // A window of sound is read when it is sent, and its file may be gone by then.
      return new Result.Blamed(unreadable.problem());
    }
    return call(body, requests, attempts, stopped);
  }

  private Result call(byte[] body, List<Request> requests, int attempts, BooleanSupplier stopped) {
    Cost cost = Request.cost(requests);
    try {
      Attempts tries = Patience.current().attempts(GEMINI, attempts);
      boolean first = requests.stream().allMatch(it -> it.task() == Task.QUERY);
      int failures = 0;
      int paced = 0;
      do {
        switch (once(body, cost, first, tries)) {
          case Next.End(var result) -> {
            return result;
          }
          case Next.Held() -> timing.waitUntil(timing.now().plus(others()));
          case Next.Paced(var until, var problem) -> {
            if (++paced > MOST_PACED || !tries.mayWait(Duration.between(timing.now(), until))) {
              return new Result.Stopped(problem);
            }
            rate.hold(until);
          }
          case Next.Again(var otherwise) -> {
            Duration pause = pause(++failures);
            boolean blames = otherwise instanceof Result.Broken && failures >= attempts;
            if (blames || !tries.again(pause, otherwise.problem().cause())) {
              return otherwise;
            }
            timing.waitUntil(timing.now().plus(pause));
          }
        }
      } while (!stopped.getAsBoolean());
      return interrupted("the work was stopped");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return interrupted("the work was interrupted");
    } catch (OnespaceException spent) {
      return new Result.Stopped(spent.problem());
    }
  }

  /**
   * Waits a long while for an API that breaks over every call.
   *
   * @return false if it was waited for long enough
   */
  boolean waitsOut(Problem problem) {
    try {
      boolean waits = Patience.current().attempts(GEMINI, 1).again(LAST_WAIT, problem.cause());
      if (waits) {
        timing.waitUntil(timing.now().plus(LAST_WAIT));
      }
      return waits;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The API is there: what it broke over was the content's fault. */
  void isThere() {
    Patience.current().attempts(GEMINI, 1).answered();
  }

  private static Result interrupted(String why) {
    return new Result.Stopped(new Problem(ErrorCode.UNAVAILABLE, why));
  }

  private Next once(byte[] body, Cost cost, boolean first, Attempts tries)
      throws InterruptedException {
    Meter.Reservation reservation = meter.reserve(cost);
    Rate.Slot slot;
    Duration time;
    try {
      slot = rate.take(cost.vectors(), cost.likely().total(), first, tries::mayWait);
      if (!reservation.writeDown(settings.timeouts().call().plus(SETTLING))) {
        reservation.unused();
        rate.settle(slot, 0);
        return new Next.Held();
      }
      time = tries.next(settings.timeouts().call());
    } catch (InterruptedException | RuntimeException stopped) {
      reservation.unused();
      throw stopped;
    }
    return next(sent(body, time, reservation), slot, cost, reservation, tries);
  }

  private Exchange.Reply sent(byte[] body, Duration time, Meter.Reservation reservation)
      throws InterruptedException {
    try {
      return exchange.send(body, time);
    } catch (InterruptedException | RuntimeException stopped) {
      reservation.lost(); // it may be on its way
      throw stopped;
    }
  }

  private Next next(
      Exchange.Reply reply,
      Rate.Slot slot,
      Cost cost,
      Meter.Reservation reservation,
      Attempts tries) {
    return switch (reply) {
      case Exchange.Reply.Answered(var answer) -> {
        EmbedResponse.Charged actual = answer.charged(cost.likely());
        reservation.paid(actual.tokens(), actual.estimated());
        rate.settle(slot, actual.tokens().total());
        tries.answered();
        yield new Next.End(new Result.Answered(answer.vectors()));
      }
      case Exchange.Reply.Refused(var refusal) -> {
        reservation.refused();
        if (!refusal.mayPass()) {
          tries.answered();
        }
        yield judged(refusal);
      }
      case Exchange.Reply.Lost(var why, var sent) -> {
        if (sent) {
          reservation.lost();
        } else {
          reservation.unused();
        }
        yield new Next.Again(
            new Result.Stopped(
                new Problem(
                    ErrorCode.UNAVAILABLE,
                    "%s does not answer: %s".formatted(settings.endpoint(), why))));
      }
    };
  }

  private Next judged(Refusal refusal) {
    if (refusal.blamesKey()) {
      return stop(ErrorCode.UNAUTHORIZED, "Gemini refuses the key: " + told(refusal));
    }
    if (refusal.isDaily()) {
      return stop(quota("the quota of this day is used up", Renewal.ofDay(timing.now())));
    }
    if (refusal.isPaced()) {
      return paced(refusal);
    }
    if (refusal.mayPass()) {
      Problem problem =
          new Problem(
              refusal.http() == 429 ? ErrorCode.QUOTA : ErrorCode.UNAVAILABLE,
              "Gemini refuses again and again: " + told(refusal));
      return new Next.Again(
          refusal.http() == INTERNAL_ERROR
              ? new Result.Broken(problem)
              : new Result.Stopped(problem));
    }
    if (refusal.mayBlameContent()) {
      return new Next.End(
          new Result.Blamed(
              new Problem(ErrorCode.PROVIDER, "Gemini refuses the content: " + told(refusal))));
    }
    // A model that is not there, a country that is not served: every call would meet the same.
    return stop(
        new Problem(
            ErrorCode.UNAVAILABLE,
            "Gemini refuses every call: " + told(refusal),
            "Check the model and the endpoint in the configuration; the message says more."));
  }

  private Next paced(Refusal refusal) {
    Duration longest = settings.timeouts().longestWait();
    Duration wait = refusal.retryDelay().orElse(Rate.WINDOW);
    Problem problem = quota("the quota of this minute is used up", timing.now().plus(wait));
    return wait.compareTo(longest) > 0
        ? stop(problem)
        : new Next.Paced(timing.now().plus(wait), problem);
  }

  private static Problem quota(String cause, Instant renewed) {
    return new Problem(
        ErrorCode.QUOTA,
        "Gemini refuses more requests: " + cause,
        Remedy.of(
            "Run %s again after " + Renewal.written(renewed) + ": it goes on where it was.",
            Named.AGAIN));
  }

  private static Next stop(ErrorCode code, String cause) {
    return stop(new Problem(code, cause));
  }

  private static Next stop(Problem problem) {
    return new Next.End(new Result.Stopped(problem));
  }

  /** What a refusal says; nobody knows whether it repeats the key. */
  private String told(Refusal refusal) {
    return refusal.toString().replace(settings.key().value(), settings.key().toString());
  }

  /** So long until those who hold it up are asked again. */
  private Duration others() {
    return Duration.ofMillis(100 + (long) (200 * timing.chance()));
  }

  /** Twice as long after each failure, and at least half of that. */
  private Duration pause(int failures) {
    Duration full = FIRST_WAIT.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration most = full.compareTo(LAST_WAIT) < 0 ? full : LAST_WAIT;
    return Duration.ofNanos((long) (most.toNanos() * (1 + timing.chance()) / 2));
  }

  @Override
  public void close() {
    exchange.close();
  }
}
