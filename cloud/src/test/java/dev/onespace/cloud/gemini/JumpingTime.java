package dev.onespace.cloud.gemini;

import java.time.Instant;
import java.time.InstantSource;

/** A time that stands still until somebody waits for it, and then is there. */
final class JumpingTime implements Timing, InstantSource {
  static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public Instant instant() {
    return now();
  }

  @Override
  public synchronized void waitUntil(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }

  @Override
  public double chance() {
    return 0.5;
  }
}
