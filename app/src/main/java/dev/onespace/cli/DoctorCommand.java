package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.Stats;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** {@code onespace doctor}: examines the installation and the data folder. */
@Command(
    name = "doctor",
    description = "Examines models, native libraries and the data folder, and says what mends it.")
final class DoctorCommand implements Callable<Integer> {
  private static final long LITTLE_SPACE = 1L << 30;

  private final RootCommand root;
  private final List<Finding> findings = new ArrayList<>();

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  DoctorCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    findings.clear();
    findings.add(
        Finding.good(
            "java",
            System.getProperty("java.vm.version") + " on " + System.getProperty("os.arch")));
    check("models", this::models);
    check("native libraries", NativeLibraries::load);
    check("disk", this::disk);
    examineData();
    if (json) {
      Documents.print(root.shell().out(), document());
    } else {
      findings.forEach(this::print);
    }
    return findings.stream().allMatch(Finding::good) ? Exit.OK : Exit.CANNOT_RUN;
  }

  private String models() {
    ModelFiles files = ModelFiles.found();
    files.verify().forEach(problem -> findings.add(Finding.bad("models", problem)));
    return "%d files in %s".formatted(files.names().size(), files.folder());
  }

  private String disk() {
    Path place = root.data().toAbsolutePath();
    while (!Files.exists(place)) {
      place = place.resolveSibling("");
    }
    try {
      long free = Files.getFileStore(place).getUsableSpace();
      if (free < LITTLE_SPACE) {
        throw new OnespaceException(
            new Problem(
                ErrorCode.TOO_LARGE,
                "only %d MB are free at %s".formatted(free >> 20, place),
                "Make room, or give another --data folder."));
      }
      return "%d MB free at %s".formatted(free >> 20, place);
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, place + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private void examineData() {
    if (!Files.exists(root.data())) {
      findings.add(Finding.good("data", "nothing in " + root.data() + " yet"));
      return;
    }
    try (Onespace onespace = root.openToRead()) {
      Stats stats = onespace.stats();
      findings.add(
          Finding.good(
              "data",
              "%d items, %d passages in %s"
                  .formatted(stats.counts().items(), stats.counts().passages(), root.data())));
      check("index", () -> index(stats));
      check("pipeline", () -> pipeline(stats));
      check("failures", () -> failures(stats));
    } catch (OnespaceException failed) {
      findings.add(Finding.bad("data", failed.problem()));
    }
  }

  private static String index(Stats stats) {
    long wanted = stats.counts().passages();
    if (stats.indexCurrent() && stats.indexed() == wanted) {
      return "holds all %d passages".formatted(wanted);
    }
    throw new OnespaceException(
        new Problem(
            ErrorCode.CORRUPT,
            "the index holds %d of %d passages".formatted(stats.indexed(), wanted),
            "Run: onespace reindex"));
  }

  private static String pipeline(Stats stats) {
    if (stats.stale() == 0) {
      return "all items were made by the present one";
    }
    throw new OnespaceException(
        new Problem(
            ErrorCode.CORRUPT,
            "%d items were made by an older pipeline".formatted(stats.stale()),
            "Run the ingest again with --remake."));
  }

  private static String failures(Stats stats) {
    if (stats.quarantined().isEmpty()) {
      return "none";
    }
    throw new OnespaceException(
        new Problem(
            ErrorCode.DAMAGED,
            "%d files could not be taken in".formatted(stats.quarantined().size()),
            "onespace stats lists them; ingest --retry-failed tries again."));
  }

  private void check(String what, Supplier<String> examination) {
    try {
      findings.add(Finding.good(what, examination.get()));
    } catch (OnespaceException failed) {
      findings.add(Finding.bad(what, failed.problem()));
    }
  }

  private void print(Finding finding) {
    root.shell()
        .out()
        .printf(
            "%-7s %-17s %s%n",
            finding.good() ? "ok" : "PROBLEM", finding.what(), Printable.line(finding.detail()));
    finding
        .remedy()
        .ifPresent(remedy -> root.shell().out().println(" ".repeat(26) + Printable.line(remedy)));
  }

  private ArrayNode document() {
    ArrayNode list = Documents.array();
    for (Finding finding : findings) {
      var node =
          list.addObject()
              .put("check", finding.what())
              .put("ok", finding.good())
              .put("detail", finding.detail());
      finding.remedy().ifPresent(remedy -> node.put("remedy", remedy));
    }
    return list;
  }

  /**
   * What an examination found.
   *
   * @param remedy what mends it; nothing if all is well
   */
  private record Finding(String what, String detail, Optional<String> remedy) {
    static Finding good(String what, String detail) {
      return new Finding(what, detail, Optional.empty());
    }

    static Finding bad(String what, Problem problem) {
      return new Finding(what, problem.cause(), Optional.of(problem.remedy()));
    }

    boolean good() {
      return remedy.isEmpty();
    }
  }
}
