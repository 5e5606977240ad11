package dev.onespace.patience;

import java.time.Duration;

/** Tries each call a number of times. */
final class CountedPatience extends Patience {

  @Override
  public Attempts attempts(String server, int usual) {
    return new Attempts() {
      private int failures;

      @Override
      public Duration next(Duration most) {
        return most;
      }

      @Override
      public boolean again(Duration pause, String why) {
        return ++failures < usual;
      }

      @Override
      public boolean mayWait(Duration pause) {
        return true;
      }

      @Override
      public void answered() {}
    };
  }
}
