package dev.onespace.testkit.fuzz;

import java.util.SplittableRandom;

/**
 * A bounded number of random cases, the same ones in every run: few in an ordinary build, many if
 * the system property {@code onespace.proof} is true. A failure names its seed, and {@code
 * -Donespace.seed=SEED} runs that case alone.
 */
public final class Cases {
  private static final String SEED = "onespace.seed";

  private final int count;

  private Cases(int count) {
    this.count = count;
  }

  /** What has to hold for a seed. */
  @FunctionalInterface
  public interface Check {

    /** Fails by any exception or error. */
    void of(long seed) throws Exception;
  }

  /** So many cases, or so many in the full form. */
  public static Cases of(int few, int many) {
    return new Cases(Boolean.getBoolean("onespace.proof") ? many : few);
  }

  /**
   * Runs all cases.
   *
   * @throws AssertionError on the first that fails, with what failed as its cause
   */
  public void check(Check check) {
    Long only = Long.getLong(SEED);
    if (only != null) {
      run(check, only);
      return;
    }
    SplittableRandom seeds = new SplittableRandom(1);
    for (int i = 0; i < count; i++) {
      run(check, seeds.nextLong());
    }
  }

  private static void run(Check check, long seed) {
    try {
      check.of(seed);
    } catch (Exception | Error e) {
      throw new AssertionError(
          "%s%nseed %d; alone: -D%s=%d".formatted(e.getMessage(), seed, SEED, seed), e);
    }
  }
}
