package dev.onespace.cloud.gemini;

import java.util.function.BooleanSupplier;

/**
 * When an embedding ends early.
 *
 * @param asked whether somebody asks for it; no failed call is tried again then
 * @param atOnce whether calls that nobody has begun are left then, too
 */
record Ending(BooleanSupplier asked, boolean atOnce) {
  /** When all is done. */
  static final Ending NEVER = new Ending(() -> false, false);

  /** Whether no other call is begun. */
  boolean beforeTheNext() {
    return atOnce && asked.getAsBoolean();
  }
}
