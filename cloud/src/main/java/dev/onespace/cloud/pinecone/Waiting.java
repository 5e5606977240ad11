package dev.onespace.cloud.pinecone;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance as calls meet them; another one in tests, which need not wait. */
interface Waiting {
  /** The real ones. */
  Waiting REAL = new Real();

  /** Nanoseconds since some moment. */
  long nanos();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;

  /** A number from 0 up to 1. */
  double chance();

  /** The clock of this machine. */
  record Real() implements Waiting {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
      Thread.sleep(time);
    }

    @Override
    public double chance() {
      return ThreadLocalRandom.current().nextDouble();
    }
  }
}
