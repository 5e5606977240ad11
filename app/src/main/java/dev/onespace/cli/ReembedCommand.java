package dev.onespace.cli;

import dev.onespace.Moving;
import dev.onespace.Moving.Cut;
import dev.onespace.Moving.Filled;
import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.IngestReport;
import dev.onespace.provider.SpaceProvider;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
      "--space fills another generation of the collection beside the one that serves; --dimension"
          + " fills one with shorter vectors, cut from those that serve, at no cost; --compare"
          + " measures both on your labels; --switch lets the new one serve, at once and for every"
          + " node; --roll-back lets the former one serve again; --drop removes one. Without"
          + " options: what there is.",
      "Stopped at any moment, the same command goes on where it was."
    })
final class ReembedCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(
      names = "--space",
      paramLabel = "ID",
      description = "The space of the new generation: local or gemini.")
  private @Nullable String space;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description =
          "Fill another generation with the first N floats of the vectors that serve, of unit"
              + " length again. Nothing is embedded, nothing sent.")
  private @Nullable Integer dimension;

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

  @Option(
      names = "--drop",
      paramLabel = "GENERATION",
      description =
          "Remove a generation that does not serve, with its index and what only it uses.")
  private @Nullable Integer drop;

  @Option(
      names = "--force",
      description =
          "Switch or roll back though items are lacking then; drop what could be rolled back to.")
  private boolean force;

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
      if (dimension != null) {
        return cut(moving, dimension);
      }
      if (drop != null) {
        report().told(moving.drop(drop, force), drop);
        return Exit.OK;
      }
      if (compare != null) {
        new Comparison(root, moving).print(compare);
        return Exit.OK;
      }
      if (serve != null || rollBack) {
        report()
            .told(
                rollBack ? moving.rollBack(force) : moving.serve(generation(moving), force),
                moving);
        return Exit.OK;
      }
      report().list(moving);
      return Exit.OK;
    }
  }

  private GenerationsReport report() {
    return new GenerationsReport(root.shell().out(), root.remedies());
  }

  private void requireOne() {
    long asked =
        List.of(
                stale,
                space != null,
                dimension != null,
                compare != null,
                serve != null,
                rollBack,
                drop != null)
            .stream()
            .filter(it -> it)
            .count();
    if (asked > 1) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "reembed does one thing at a time: --space, --dimension, --stale, --compare, --switch,"
              + " --roll-back or --drop");
    }
    if (force && serve == null && !rollBack && drop == null) {
      throw new OnespaceException(ErrorCode.USAGE, "--force needs --switch, --roll-back or --drop");
    }
    if (estimate && !stale && space == null) {
      throw new OnespaceException(ErrorCode.USAGE, "--estimate needs --space or --stale");
    }
  }

  private int estimate(Moving moving) {
    SpaceProvider provider =
        space == null
            ? root.configuration().setup(root.data()).provider()
            : root.configuration().provider(space);
    Estimates.print(moving.estimate(provider, stale), root.shell().out());
    return Exit.OK;
  }

  private int remake(Onespace onespace, Moving moving) {
    IngestReport report = withProgress(moving, listener -> moving.remakeStale(listener.progress()));
    new IngestSummary(
            report,
            List.of(),
            new Pruned.NotAsked(),
            false,
            onespace.usage(),
            OptionalInt.empty(),
            root.remedies())
        .print(root.shell(), false);
    return code(report);
  }

  private int fill(Moving moving, String wanted) {
    SpaceProvider provider = root.configuration().provider(wanted);
    OpenOptions options = root.options();
    OpenOptions bounded = budget == null ? options : options.budget(budget);
    Filled filled = withProgress(moving, shown -> moving.fill(provider, bounded, shown.progress()));
    new IngestSummary(
            filled.report(),
            List.of(),
            new Pruned.NotAsked(),
            false,
            filled.usage(),
            OptionalInt.empty(),
            root.remedies())
        .print(root.shell(), false);
    report().told(filled, wanted);
    return filled.whole() ? Exit.OK : code(filled.report());
  }

  private int cut(Moving moving, int floats) {
    Shell shell = root.shell();
    try (Interrupts interrupts = Interrupts.caught(shell.err());
        Progress progress = Progress.of(shell, OptionalLong.of(moving.items()), interrupts)) {
      Cut cut = moving.cut(floats, interrupts::stopRequested, progress::step, progress::waits);
      report().told(cut);
      return cut.lack().isNothing() ? Exit.OK : Exit.STOPPED;
    }
  }

  private int generation(Moving moving) {
    int wanted = Optional.ofNullable(serve).orElse(0);
    return wanted > 0 ? wanted : moving.generations().getLast().number();
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
