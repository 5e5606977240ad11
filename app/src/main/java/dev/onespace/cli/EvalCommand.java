package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.OpenOptions;
import dev.onespace.calibrate.FusionWeight;
import dev.onespace.calibrate.FusionWeights;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.evaluate.EvalOptions;
import dev.onespace.evaluate.EvalResult;
import dev.onespace.evaluate.EvalRun;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.models.local.EmbeddingParameter;
import dev.onespace.models.local.EmbeddingParameters;
import dev.onespace.scan.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace eval}: measures search quality on labelled data. */
@Command(
    name = "eval",
    description =
        "Measures how well the queries.jsonl of a folder find the items of its items.jsonl.")
final class EvalCommand implements Callable<Integer> {
  private static final Path STDOUT = Path.of("-");

  private final RootCommand root;

  @Parameters(paramLabel = "DIR", description = "A folder with items.jsonl and queries.jsonl.")
  private Path folder = Path.of("");

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write the report to this file; - is standard output.")
  private @Nullable Path json;

  @Option(
      names = "--keep",
      paramLabel = "FOLDER",
      description =
          "Keep the data in this folder, with what questions became, and use what is there"
              + " (default: thrown away).")
  private @Nullable Path keep;

  @Option(
      names = "--bridge",
      paramLabel = "MODE",
      defaultValue = BridgeMode.USUAL,
      description = "How questions use the bridge: auto, off, on (default: auto).")
  private String bridge = BridgeMode.USUAL;

  @Option(
      names = "--foreign",
      paramLabel = "EXPR",
      description =
          "Texts that match belong to no question's world: each asks, they themselves left out, and"
              + " should find nothing strong.")
  private @Nullable String foreign;

  @Option(
      names = "--hits",
      paramLabel = "FILE",
      description = "Write every hit of every question to this file, with what spoke for it.")
  private @Nullable Path hits;

  @Option(
      names = "--trial",
      paramLabel = "CONSTANT=N",
      description = "Another value of a constant of the fusion, such as words-to-sight=2.")
  private Map<String, Double> trials = new LinkedHashMap<>();

  @Option(
      names = "--parameter",
      paramLabel = "CHOICE=N",
      description =
          "Take the items in by another value of a choice, such as sight-exponent=0.5. With --keep,"
              + " each set of parameters has data of its own there, and what the models made is"
              + " shared.")
  private Map<String, Double> choices = new LinkedHashMap<>();

  EvalCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (json != null && !json.equals(STDOUT)) {
      OutputFile.check("--json", json, "{\"kinds\":");
    }
    if (hits != null) {
      OutputFile.check("--hits", hits, "{\"query\":");
    }
    try (Scratch data = keep == null ? Scratch.temporary() : Scratch.kept(data(keep))) {
      EvalResult result = run(data.folder());
      report(result);
      return Exit.OK;
    }
  }

  private EvalResult run(Path data) {
    Shell shell = root.shell();
    try (Onespace filling = Onespace.open(data, filling());
        Onespace asking = keep == null ? filling : Onespace.open(data, remembering(data));
        Interrupts interrupts = Interrupts.caught(shell.err());
        EvalRun run = new EvalRun(filling, asking, folder, options())) {
      try (Progress progress =
          Progress.of(shell, Scan.count(List.of(folder.resolve("items.jsonl"))), interrupts)) {
        return run.run(progress);
      }
    }
  }

  private OpenOptions remembering(Path data) {
    return filling().remembering(data.resolve("questions")).weights(weights());
  }

  /** The data of a trial's parameters lie in a folder of their own. */
  private Path data(Path kept) {
    String name =
        choices.entrySet().stream()
            .map(choice -> choice.getKey() + "=" + choice.getValue())
            .collect(Collectors.joining(","));
    return choices.isEmpty() ? kept : kept.resolve("parameters").resolve(name);
  }

  private OpenOptions filling() {
    EmbeddingParameters parameters = parameters();
    return keep == null
        ? OpenOptions.USUAL.parameters(parameters)
        : OpenOptions.USUAL.parameters(parameters, keep.resolve("perceived"));
  }

  private EmbeddingParameters parameters() {
    Map<EmbeddingParameter, Double> changed = new EnumMap<>(EmbeddingParameter.class);
    choices.forEach(
        (key, value) ->
            changed.put(
                EmbeddingParameter.named(key)
                    .orElseThrow(() -> unknown("--parameter", key, EmbeddingParameter.values())),
                value));
    return new EmbeddingParameters(changed);
  }

  private static OnespaceException unknown(String option, String key, Enum<?>[] known) {
    String names =
        Arrays.stream(known)
            .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.joining(", "));
    return new OnespaceException(
        ErrorCode.USAGE, "%s %s: there are %s".formatted(option, key, names));
  }

  private FusionWeights weights() {
    Map<FusionWeight, Double> changed = new EnumMap<>(FusionWeight.class);
    trials.forEach(
        (key, value) ->
            changed.put(
                FusionWeight.named(key)
                    .orElseThrow(() -> unknown("--trial", key, FusionWeight.values())),
                value));
    return new FusionWeights(changed);
  }

  private EvalOptions options() {
    return new EvalOptions(
        BridgeMode.of(bridge),
        Optional.ofNullable(foreign).map(FilterSyntax::parse),
        Optional.ofNullable(hits));
  }

  private void report(EvalResult result) {
    Shell shell = root.shell();
    result.failures().forEach(failure -> shell.err().println(Printable.line(failure)));
    result
        .ingest()
        .failed()
        .forEach(
            failed ->
                shell
                    .err()
                    .println(Printable.line(failed.source() + ": " + failed.problem().cause())));
    var document = EvalDocument.of(result);
    if (json != null && json.equals(STDOUT)) {
      shell.out().print(Documents.indented(document));
      return;
    }
    EvalTable.print(result, shell.out());
    if (json != null) {
      write(json, Documents.indented(document));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "cannot write %s: %s".formatted(file, FileFailure.reason(failed)),
          failed);
    }
  }
}
