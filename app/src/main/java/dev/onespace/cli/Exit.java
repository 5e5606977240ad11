package dev.onespace.cli;

/** What the process tells its caller at the end. */
final class Exit {
  /** All went well. */
  static final int OK = 0;

  /** It could not run. */
  static final int CANNOT_RUN = 1;

  /** The command or an option was used wrongly. */
  static final int USAGE = 2;

  /** It ran, and some inputs failed. */
  static final int SOME_FAILED = 3;

  /** It was stopped early; the same command goes on. */
  static final int STOPPED = 4;

  private Exit() {}
}
