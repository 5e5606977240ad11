package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of evidence in an explanation, whose arithmetic is done again. */
final class EvidenceLine {
  private static final String N = "(-?\\d+\\.\\d+)";
  private static final Pattern VECTOR =
      Pattern.compile(
          "vector \\w+ -> \\w+: cosine "
              + N
              + ", corrected "
              + N
              + "; cohort "
              + N
              + " \\+- "
              + N
              + ", so z = "
              + N
              + "; weight "
              + N
              + " x z\\^2/2 = "
              + N);
  private static final Pattern WORDS =
      Pattern.compile(
          "words: BM25 " + N + " \\(\\d+ % of the question\\) x weight " + N + " = " + N);
  private static final Pattern BRIDGE =
      Pattern.compile(
          "bridge: \\w+ -> .* -> here: the smaller of "
              + N
              + " x "
              + N
              + " \\(first hop\\) and "
              + N
              + " \\(second hop\\) x "
              + N
              + " \\(share of this passage\\) = "
              + N);
  private static final Pattern EXACT = Pattern.compile("exact: .* = " + N + ", before all else");

  private EvidenceLine() {}

  /** What it adds to the score. */
  static double of(String line) {
    String plain = line.replaceFirst(" \\(passage \\d+\\)$", "");
    Matcher vector = VECTOR.matcher(plain);
    if (vector.matches()) {
      double z = number(vector, 5);
      double measured = (number(vector, 2) - number(vector, 3)) / number(vector, 4);
      assertThat(z).as(line).isCloseTo(measured, within(0.03 + 0.03 * z));
      double weight = number(vector, 6);
      return close(line, number(vector, 7), weight * z * z / 2, 0.005 * (1 + z * weight + z * z));
    }
    Matcher words = WORDS.matcher(plain);
    if (words.matches()) {
      double bm25 = number(words, 1);
      return close(line, number(words, 3), bm25 * number(words, 2), 0.005 * (2 + bm25));
    }
    Matcher bridge = BRIDGE.matcher(plain);
    if (bridge.matches()) {
      double whole = Math.min(number(bridge, 1) * number(bridge, 2), number(bridge, 3));
      return close(line, number(bridge, 5), whole * number(bridge, 4), 0.005 * (3 + whole));
    }
    assertThat(plain).matches(EXACT);
    return 0;
  }

  private static double close(String line, double shown, double done, double tolerance) {
    assertThat(shown).as(line).isCloseTo(done, within(tolerance));
    return shown;
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }
}
