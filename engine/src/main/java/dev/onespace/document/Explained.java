package dev.onespace.document;

import dev.onespace.calibrate.CalibratedScore;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.ranking.Arithmetic.OfPart;
import dev.onespace.search.ranking.TypeBaseline;
import dev.onespace.search.ranking.TypePreference;
import dev.onespace.search.scoring.Evidence;
import dev.onespace.search.scoring.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The arithmetic behind a hit, in lines.
 *
 * @param asked the words of the question
 */
public record Explained(String asked) {

  /** What decided the place of a hit, and how far it is to be trusted: each line adds up. */
  public List<String> lines(Hit hit) {
    List<String> lines = new ArrayList<>();
    lines.add(rank(hit));
    List<OfPart> parts = hit.arithmetic().parts();
    for (int i = 0; i < parts.size(); i++) {
      lines.addAll(part(name(i, parts), parts.get(i), hit));
    }
    TypeBaseline level = hit.arithmetic().level();
    if (level.nats() > 0) {
      lines.add(level(level, hit));
    }
    TypePreference trust = hit.arithmetic().trust();
    if (trust.weight() > 0) {
      lines.add(trust(trust));
    }
    lines.addAll(new ExplainedStrength(hit).lines());
    return lines;
  }

  private static String rank(Hit hit) {
    double exact = hit.rank().exact().nats();
    return format(
        "rank: %s%.2f nats",
        exact > 0 ? format("exact %.2f, then ", exact) : "", hit.rank().score());
  }

  /** What a part is called; a question's only part has no name. */
  static String name(int part, List<OfPart> parts) {
    String not = parts.get(part).not() ? " (not)" : "";
    return parts.size() == 1 ? "" : "part " + (part + 1) + not + ": ";
  }

  private List<String> part(String name, OfPart part, Hit hit) {
    List<String> lines = new ArrayList<>();
    double sign = part.not() ? -1 : 1;
    lines.add(
        format(
            "  %sfound %.2f x weight %.2f = %.2f",
            name, part.found().nats(), sign * part.weight(), part.score()));
    for (Located located : part.evidence()) {
      boolean elsewhere = !located.passage().equals(hit.best().passage());
      String where = elsewhere ? " (passage " + located.passage().ordinal() + ")" : "";
      lines.add("    " + line(located.evidence()) + where);
    }
    return lines;
  }

  private static String level(TypeBaseline level, Hit hit) {
    return format(
        "  less the level of %s in a mixed list: %.2f, its %s, x %.2f = %.2f",
        hit.type().label(),
        level.score(),
        level.rank() == TypeBaseline.RANK ? "tenth best" : "last of " + level.rank(),
        -level.share(),
        -level.nats());
  }

  private static String trust(TypePreference trust) {
    return format(
        "  with the logit of its confidence in a mixed list: %.2f x %.2f = %.2f",
        trust.logit(), trust.weight(), trust.nats());
  }

  private String line(Evidence evidence) {
    return switch (evidence) {
      case Evidence.OfVector(var reading) -> vector(reading);
      case Evidence.OfWords words ->
          format(
              "words: BM25 %.2f (%.0f %% of the question) x weight %.2f = %.2f",
              words.bm25(), 100 * words.share(), words.weight(), words.surprisal().nats());
      case Evidence.OfExact exact ->
          format(
              "exact: %s = %.2f, before all else",
              String.join(", ", same(exact)), exact.surprisal().nats());
      case Evidence.OverBridge bridged ->
          format(
              "bridge: %s -> %s -> here: the smaller of %.2f x %.2f (first hop) and %.2f (second"
                  + " hop) x %.2f (share of this passage) = %.2f",
              bridged.from().label(),
              bridged.over(),
              bridged.hops().favour(),
              bridged.hops().first().nats(),
              bridged.hops().second().nats(),
              bridged.hops().share(),
              bridged.surprisal().nats());
    };
  }

  private static String vector(CalibratedScore reading) {
    return format(
        "vector %s -> %s: cosine %.3f, corrected %.3f; cohort %.3f +- %.3f,"
            + " so z = %.2f; weight %.2f x z^2/2 = %.2f",
        reading.channel().from().label(),
        reading.channel().to().label(),
        reading.similarity().cosine(),
        reading.corrected(),
        reading.cohort().mean(),
        reading.cohort().deviation(),
        reading.deviations(),
        reading.weight(),
        reading.surprisal().nats());
  }

  /** The ids, codes and quoted words that are the same, as they were asked for. */
  public List<String> same(Evidence.OfExact exact) {
    return exact.terms().stream().map(term -> term.writtenIn(asked)).distinct().toList();
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
