package dev.onespace;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps libraries from writing to standard error in a program that has set up no logging. What
 * somebody has set is left as it is.
 */
final class Quiet {
  private static final String SLF4J = "slf4j.internal.verbosity";

  /** Held, as a logger that nobody holds forgets its level. */
  private static final Map<Logger, Level> LOGGERS =
      Map.of(
          Logger.getLogger("org.apache.lucene.internal.vectorization"),
          Level.SEVERE, // it warns of a module that is an option
          Logger.getLogger("org.flywaydb"),
          Level.WARNING,
          Logger.getLogger("ai.djl"),
          Level.WARNING);

  private Quiet() {}

  static void please() {
    if (System.getProperty(SLF4J) == null) {
      System.setProperty(SLF4J, "ERROR"); // else it tells that nobody listens to it
    }
    LOGGERS.forEach(
        (logger, level) -> {
          if (logger.getLevel() == null) {
            logger.setLevel(level);
          }
        });
  }
}
