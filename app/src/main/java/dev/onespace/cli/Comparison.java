package dev.onespace.cli;

import dev.onespace.Moving;
import dev.onespace.Moving.Generation;
import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.evaluate.EvalOptions;
import dev.onespace.evaluate.EvalRun;
import dev.onespace.measure.Quality;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** How well two generations of a collection answer the same labelled questions. */
record Comparison(RootCommand root, Moving moving) {

  void print(Path queries) {
    Generation serving = generation(moving.serving().generation());
    Generation other =
        moving.generations().stream()
            .filter(it -> it.number() != serving.number())
            .max(Comparator.comparing(Generation::number))
            .orElseThrow(
                () ->
                    new OnespaceException(
                        ErrorCode.NOT_FOUND,
                        "there is one generation only: %s fills another"
                            .formatted(root.remedies().command("reembed --space ID"))));
    Map<String, Quality> before = measured(serving, queries);
    Map<String, Quality> after = measured(other, queries);
    table(serving, other, before, after, root.shell().out());
  }

  private Generation generation(int number) {
    return moving.generations().stream()
        .filter(it -> it.number() == number)
        .findFirst()
        .orElseThrow();
  }

  private Map<String, Quality> measured(Generation generation, Path queries) {
    var provider = root.configuration().provider(generation.space().id());
    try (Onespace asking = moving.asking(generation.number(), provider);
        EvalRun run = EvalRun.asking(asking, queries, EvalOptions.USUAL)) {
      var result = run.ask();
      result.failures().forEach(it -> root.shell().err().println(Printable.line(it)));
      return result.kinds();
    }
  }

  private static void table(
      Generation serving,
      Generation other,
      Map<String, Quality> before,
      Map<String, Quality> after,
      PrintStream out) {
    out.printf(
        "%-28s %5s  %9s  %9s  %10s%n", "nDCG@10", "n", label(serving), label(other), "difference");
    var kinds = new TreeSet<>(before.keySet());
    kinds.retainAll(after.keySet());
    for (String kind : kinds) {
      Quality of = before.get(kind);
      Quality with = after.get(kind);
      if (of != null && with != null) {
        double was = of.mean().ndcg10();
        double is = with.mean().ndcg10();
        out.printf(
            Locale.ROOT, "%-28s %5d  %9.3f  %9.3f  %+10.3f%n", kind, of.n(), was, is, is - was);
      }
    }
    out.printf(
        "%s serves: %s; %s: %s%n", label(serving), serving.space(), label(other), other.space());
  }

  private static String label(Generation generation) {
    return "gen. " + generation.number();
  }
}
