package dev.onespace.testkit.gemini;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The quotas of a project: of any minute, and of all time since the start (a day of the fake never
 * ends). Each vector counts as one request. What is refused does not count. Thread-safe.
 */
public final class Quotas {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Deque<Taken> minute = new ArrayDeque<>();
  private long requestsPerMinute = Long.MAX_VALUE;
  private long tokensPerMinute = Long.MAX_VALUE;
  private long leftToday = Long.MAX_VALUE;

  private record Taken(Instant at, int requests, long tokens) {}

  /** From now on, no more requests and tokens in any 60 seconds. */
  public synchronized Quotas perMinute(long requests, long tokens) {
    requestsPerMinute = requests;
    tokensPerMinute = tokens;
    return this;
  }

  /** From now on, so many requests are left of this day. */
  public synchronized Quotas leftToday(long requests) {
    leftToday = requests;
    return this;
  }

  synchronized void take(int requests, long tokens, Instant now) throws ApiError {
    if (requests > leftToday) {
      throw ApiError.dayQuota();
    }
    minute.removeIf(taken -> !taken.at.plus(MINUTE).isAfter(now));
    long usedRequests = minute.stream().mapToLong(Taken::requests).sum();
    long usedTokens = minute.stream().mapToLong(Taken::tokens).sum();
    if (usedRequests + requests > requestsPerMinute || usedTokens + tokens > tokensPerMinute) {
      throw ApiError.minuteQuota(wait(now));
    }
    minute.add(new Taken(now, requests, tokens));
    leftToday -= requests;
  }

  private String wait(Instant now) {
    Instant free = minute.isEmpty() ? now : minute.getFirst().at.plus(MINUTE);
    return new BigDecimal(Duration.between(now, free).toNanos())
        .movePointLeft(9)
        .setScale(9, RoundingMode.UP)
        .toPlainString();
  }
}
