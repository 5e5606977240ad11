package dev.onespace.cli;

import dev.onespace.Moving;
import dev.onespace.Moving.Filled;
import dev.onespace.Moving.Generation;
import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.Setup;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IngestReport;
import dev.onespace.store.Generations.Serving;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code onespace reembed}: makes vectors anew. */
@Command(
    name = "reembed",
    description = {
      "Makes vectors anew from the stored originals, while searches go on.",
      "--space fills another generation of the collection beside the one that serves; --compare"
          + " measures both on your labels; --switch lets the new one serve, at once and for every"
          + " node; --roll-back lets the former one serve again. Without options: what there is.",
      "Stopped at any moment, the same command goes on where it was."
    })
final class ReembedCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(
      names = "--space",
      paramLabel = "ID",
      description = "The space of the new generation: local or gemini.")
  private @Nullable String space;

  @Option(names = "--stale", description = "Embed again, in place, what another pipeline made.")
  private boolean stale;

  @Option(
      names = "--estimate",
      description = "Tell calls, tokens, money and time of --space or --stale; send nothing.")
  private boolean estimate;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description = "Stop before more than this is spent.")
  private @Nullable BigDecimal budget;

  @Option(
      names = "--compare",
      paramLabel = "DIR",
      description =
          "Ask the queries.jsonl of this folder of the serving generation and of the newest other"
              + " one.")
  private @Nullable Path compare;

  @Option(
      names = "--switch",
      arity = "0..1",
      fallbackValue = "0",
      paramLabel = "GENERATION",
      description = "Let this generation serve (default: the newest).")
  private @Nullable Integer serve;

  @Option(names = "--roll-back", description = "Let the generation serve that served before.")
  private boolean rollBack;

  ReembedCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    requireOne();
    try (Onespace onespace = root.open()) {
      Moving moving = onespace.moving();
      if (estimate) {
        return estimate(moving);
      }
      if (stale) {
        return remake(onespace, moving);
      }
      if (space != null) {
        return fill(moving, space);
      }
      if (compare != null) {
        new Comparison(root, moving).print(compare);
        return Exit.OK;
      }
      if (serve != null || rollBack) {
        told(rollBack ? moving.rollBack() : moving.serve(generation(moving)), moving);
        return Exit.OK;
      }
      list(moving);
      return Exit.OK;
    }
  }

  private void requireOne() {
    long asked =
        List.of(stale, space != null, compare != null, serve != null, rollBack).stream()
            .filter(it -> it)
            .count();
    if (asked > 1) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "reembed does one thing at a time: --space, --stale, --compare, --switch or --roll-back");
    }
    if (estimate && !stale && space == null) {
      throw new OnespaceException(ErrorCode.USAGE, "--estimate needs --space or --stale");
    }
  }

  private int estimate(Moving moving) {
    Setup.Embedding embedding =
        space == null
            ? root.configuration().setup(root.data()).embedding()
            : root.configuration().embedding(space);
    Estimates.print(moving.estimate(embedding, stale), root.shell().out());
    return Exit.OK;
  }

  private int remake(Onespace onespace, Moving moving) {
    IngestReport report = withProgress(moving, listener -> moving.remakeStale(listener.progress()));
    new IngestSummary(report, List.of(), new Pruned.NotAsked(), false, onespace.usage())
        .print(root.shell(), false);
    return code(report);
  }

  private int fill(Moving moving, String wanted) {
    Setup.Embedding embedding = root.configuration().embedding(wanted);
    OpenOptions options = root.options();
    OpenOptions bounded = budget == null ? options : options.budget(budget);
    Filled filled =
        withProgress(moving, shown -> moving.fill(embedding, bounded, shown.progress()));
    new IngestSummary(filled.report(), List.of(), new Pruned.NotAsked(), false, filled.usage())
        .print(root.shell(), false);
    told(filled, wanted, root.shell().out());
    return filled.whole() ? Exit.OK : code(filled.report());
  }

  private static void told(Filled filled, String wanted, PrintStream out) {
    if (filled.whole()) {
      out.printf(
          "generation %s (%s) holds every item; the serving one is as it was.%n"
              + "  compare:  onespace reembed --compare DIR%n"
              + "  switch:   onespace reembed --switch, and set space = %s%n",
          filled.number(), wanted, wanted);
    } else {
      out.printf(
          "generation %s (%s) does not hold every item yet; the same command goes on.%n",
          filled.number(), wanted);
    }
  }

  private int generation(Moving moving) {
    int wanted = Optional.ofNullable(serve).orElse(0);
    return wanted > 0 ? wanted : moving.generations().getLast().number();
  }

  private void told(Serving serving, Moving moving) {
    Generation now =
        moving.generations().stream()
            .filter(it -> it.number() == serving.generation())
            .findFirst()
            .orElseThrow();
    root.shell()
        .out()
        .printf("generation %s serves: %s, %s items%n", now.number(), now.space(), now.items());
    serving
        .former()
        .ifPresent(
            former ->
                root.shell()
                    .out()
                    .printf(
                        "set space = %s; back to generation %s: onespace reembed --roll-back%n",
                        now.space().id(), former));
  }

  private void list(Moving moving) {
    int serving = moving.serving().generation();
    for (Generation generation : moving.generations()) {
      root.shell()
          .out()
          .printf(
              "%s generation %s: %s, %s items%n",
              generation.number() == serving ? "*" : " ",
              generation.number(),
              generation.space(),
              generation.items());
    }
  }

  private static int code(IngestReport report) {
    if (report.stopped()) {
      return Exit.STOPPED;
    }
    return report.complete() ? Exit.OK : Exit.SOME_FAILED;
  }

  private <T> T withProgress(Moving moving, java.util.function.Function<Shown, T> work) {
    Shell shell = root.shell();
    OptionalLong total = stale ? OptionalLong.empty() : OptionalLong.of(moving.items());
    try (Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, total, interrupts)) {
      return work.apply(new Shown(progress));
    }
  }

  private record Shown(Progress progress) {}
}
