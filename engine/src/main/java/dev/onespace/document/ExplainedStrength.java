package dev.onespace.document;

import static dev.onespace.document.Explained.format;

import dev.onespace.search.answer.Hit;
import dev.onespace.search.ranking.Arithmetic.OfPart;
import dev.onespace.search.ranking.Logit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How far a hit is to be trusted, in lines.
 *
 * @param hit the hit
 */
record ExplainedStrength(Hit hit) {

  List<String> lines() {
    double confidence = hit.strength().confidence();
    String level = hit.strength().level().label();
    if (hit.rank().exact().nats() > 0) {
      return List.of(format("confidence: %.2f, %s, as an exact match", confidence, level));
    }
    List<String> lines = new ArrayList<>();
    List<OfPart> parts = hit.arithmetic().parts();
    double logit = Math.log(confidence / (1 - confidence));
    lines.add(format("confidence: %.2f, %s = 1 / (1 + e^%.2f)", confidence, level, -logit));
    for (int i = 0; i < parts.size(); i++) {
      Logit made = parts.get(i).logit();
      String beyond =
          parts.get(i).not() ? format(", beyond fair by %.2f", parts.get(i).against()) : "";
      lines.add(
          format(
              "  %slogit %.2f from %.2f%s",
              Explained.name(i, parts), made.value(), made.base(), beyond));
      made.terms().forEach(term -> lines.add("    " + term(term)));
    }
    if (parts.size() > 1) {
      lines.add("  " + together(parts, logit));
    }
    return lines;
  }

  private static String term(Logit.Term term) {
    String measured =
        term.less() == 0
            ? format("%.3f", term.measured())
            : format("(%.3f - %.3f)", term.measured(), term.less());
    return format("%s: %.2f x %s = %.2f", term.of(), term.factor(), measured, term.value());
  }

  /** The mean of what the parts that look for something say, less what the others find. */
  private static String together(List<OfPart> parts, double logit) {
    String wanted =
        parts.stream()
            .filter(part -> !part.not())
            .map(part -> format("%.2f x %.2f", part.weight(), part.logit().value()))
            .collect(Collectors.joining(" + "));
    double weights = parts.stream().filter(part -> !part.not()).mapToDouble(OfPart::weight).sum();
    String away =
        parts.stream()
            .filter(OfPart::not)
            .map(part -> format(" - %.2f x %.2f", part.weight(), part.against()))
            .collect(Collectors.joining());
    return format("together: (%s) / %.2f%s = %.2f", wanted, weights, away, logit);
  }
}
