package dev.onespace.cli;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.search.question.Query.Bridge;

/** The value of {@code --bridge}. */
final class BridgeMode {
  static final String USUAL = "auto";
  static final String DESCRIPTION =
      "Go on from what is near to what is near to that: auto, off, on (default: auto).";

  private BridgeMode() {}

  /**
   * What was given.
   *
   * @throws OnespaceException USAGE if it is none of the three
   */
  static Bridge of(String given) {
    return switch (given) {
      case USUAL -> Bridge.AUTO;
      case "off" -> Bridge.OFF;
      case "on" -> Bridge.ON;
      default ->
          throw new OnespaceException(
              ErrorCode.USAGE, "--bridge %s is not auto, off or on".formatted(given));
    };
  }
}
