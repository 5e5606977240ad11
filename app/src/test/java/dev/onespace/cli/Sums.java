package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;

/**
 * Does the sums of an explanation again, from the numbers that it shows. Each is rounded, to half
 * of the last digit that is shown.
 */
final class Sums {
  private static final String N = "(-?\\d+\\.\\d+)";
  private static final double HALF = 0.005;
  private static final Pattern RANK =
      Pattern.compile("rank: (?:exact " + N + ", then )?" + N + " nats");
  private static final Pattern FOUND =
      Pattern.compile("  (.*)found " + N + " x weight " + N + " = " + N);
  private static final Pattern LEVEL =
      Pattern.compile(
          "  less the level of \\w+ in a mixed list: " + N + ", its .*, x " + N + " = " + N);
  private static final Pattern TRUST =
      Pattern.compile(
          "  with the logit of its confidence in a mixed list: " + N + " x " + N + " = " + N);
  private static final Pattern CONFIDENCE =
      Pattern.compile("confidence: " + N + ", (\\w+) = 1 / \\(1 \\+ e\\^" + N + "\\)");
  private static final Pattern LOGIT =
      Pattern.compile("  (.*)logit " + N + " from " + N + "(?:, beyond fair by " + N + ")?");
  private static final Pattern TERM =
      Pattern.compile("    (.*): " + N + " x \\(?" + N + "(?: - " + N + "\\))? = " + N);
  private static final Pattern TOGETHER =
      Pattern.compile("  together: \\((.*)\\) / " + N + "((?: - " + N + " x " + N + ")*) = " + N);
  private static final Pattern PRODUCT = Pattern.compile(N + " x " + N);

  private final List<String> lines;
  private int next;

  /** What was found by each part; negative for what pushes away. */
  final List<Double> parts = new ArrayList<>();

  /** Sums up the lines of one hit. */
  Sums(List<String> lines) {
    this.lines = lines;
  }

  /** The score that the lines add up to, which must be the one they show. */
  double score() {
    double shown = number(matching(RANK), 2);
    double sum = 0;
    int terms = 1;
    for (Matcher part = at(FOUND); part != null; part = at(FOUND)) {
      double found = number(part, 2);
      double product = found * number(part, 3);
      assertThat(number(part, 4)).isCloseTo(product, within(HALF + HALF * (1 + found)));
      assertThat(evidence()).as("evidence of " + part.group()).isCloseTo(found, terms(6));
      parts.add(number(part, 4));
      sum += number(part, 4);
      terms++;
    }
    Matcher level = at(LEVEL);
    if (level != null) {
      double product = number(level, 1) * number(level, 2);
      assertThat(number(level, 3)).isCloseTo(product, within(HALF * (2 + number(level, 1))));
      sum += number(level, 3);
    }
    Matcher trust = at(TRUST);
    if (trust != null) {
      double product = number(trust, 1) * number(trust, 2);
      assertThat(number(trust, 3)).isCloseTo(product, within(HALF * (2 + number(trust, 2))));
      sum += number(trust, 3);
      terms++;
    }
    assertThat(shown).as("the rank of " + lines).isCloseTo(sum, terms(terms + 1));
    return shown;
  }

  /** The confidence that the lines add up to, which must be the one they show. */
  double confidence() {
    Matcher shown = matching(CONFIDENCE);
    double logit = -number(shown, 3);
    assertThat(number(shown, 1)).isCloseTo(1 / (1 + Math.exp(-logit)), terms(2));
    List<Double> wanted = new ArrayList<>();
    List<Double> against = new ArrayList<>();
    for (Matcher part = at(LOGIT); part != null; part = at(LOGIT)) {
      double sum = number(part, 3);
      for (Matcher term = at(TERM); term != null; term = at(TERM)) {
        sum += term(term);
      }
      assertThat(number(part, 2)).as(part.group()).isCloseTo(sum, terms(6));
      if (part.group(4) == null) {
        wanted.add(number(part, 2));
      } else {
        against.add(number(part, 4));
      }
    }
    assertThat(
            wanted.size() == 1 && against.isEmpty() ? wanted.getFirst() : together(wanted, against))
        .isCloseTo(logit, terms(3));
    assertThat(next).as("all lines are understood: " + lines).isEqualTo(lines.size());
    return number(shown, 1);
  }

  private static double term(Matcher term) {
    double less = term.group(4) == null ? 0 : number(term, 4);
    double factor = number(term, 2);
    assertThat(number(term, 5))
        .as(term.group())
        .isCloseTo(factor * (number(term, 3) - less), within(2 * HALF + 0.001 * factor));
    return number(term, 5);
  }

  private double together(List<Double> wanted, List<Double> against) {
    Matcher line = matching(TOGETHER);
    double away = products(line.group(3), against);
    double mean = products(line.group(1), wanted) / number(line, 2);
    assertThat(number(line, 6)).isCloseTo(mean - away, within(0.05));
    return number(line, 6);
  }

  private static double products(String written, List<Double> logits) {
    Matcher product = PRODUCT.matcher(written);
    List<Double> seen = new ArrayList<>();
    double sum = 0;
    while (product.find()) {
      seen.add(number(product, 2));
      sum += number(product, 1) * number(product, 2);
    }
    assertThat(seen).isEqualTo(logits);
    return sum;
  }

  /** What the lines of evidence up to the next other line add up to, but for exact matches. */
  private double evidence() {
    double sum = 0;
    while (next < lines.size() && lines.get(next).startsWith("    ")) {
      sum += EvidenceLine.of(lines.get(next++).strip());
    }
    return sum;
  }

  private Matcher matching(Pattern shape) {
    Matcher matcher = shape.matcher(lines.get(next));
    assertThat(matcher.matches()).as(lines.get(next)).isTrue();
    next++;
    return matcher;
  }

  private @org.jspecify.annotations.Nullable Matcher at(Pattern shape) {
    if (next == lines.size()) {
      return null;
    }
    Matcher matcher = shape.matcher(lines.get(next));
    if (!matcher.matches()) {
      return null;
    }
    next++;
    return matcher;
  }

  private static double number(Matcher matcher, int group) {
    return Double.parseDouble(matcher.group(group));
  }

  private static Offset<Double> terms(int count) {
    return within(HALF * (1 + count));
  }
}
