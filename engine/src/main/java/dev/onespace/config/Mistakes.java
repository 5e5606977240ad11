package dev.onespace.config;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is wrong with a configuration, told at once. */
final class Mistakes {
  private final List<String> told = new ArrayList<>();

  /** What is wrong, where, and what to write instead; further lines are set beneath it. */
  void add(String mistake) {
    told.add(mistake);
  }

  int count() {
    return told.size();
  }

  /**
   * Does nothing if there are none.
   *
   * @throws OnespaceException USAGE, a line for each mistake
   */
  void tell() {
    if (!told.isEmpty()) {
      throw new OnespaceException(new Problem(ErrorCode.USAGE, cause(), keys()));
    }
  }

  private String cause() {
    return told.stream()
        .flatMap(String::lines)
        .map(line -> "\n  " + line)
        .collect(
            Collectors.joining(
                "",
                "the configuration is wrong%s:"
                    .formatted(told.size() == 1 ? "" : " in " + told.size() + " places"),
                ""));
  }

  private static String keys() {
    return "Keys are: "
        + Stream.concat(Arrays.stream(Setting.values()).map(Setting::key), ViewKey.forms().stream())
            .collect(Collectors.joining(", "));
  }
}
