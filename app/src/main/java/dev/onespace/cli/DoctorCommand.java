package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.Setup;
import dev.onespace.Setup.Keeping;
import dev.onespace.doctor.Doctor;
import dev.onespace.doctor.Embedder;
import dev.onespace.doctor.Finding;
import dev.onespace.doctor.Ownership;
import dev.onespace.doctor.ServerDoctor;
import dev.onespace.doctor.Severity;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.store.folder.DataFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** {@code onespace doctor}: examines the installation and the data folder. */
@Command(
    name = "doctor",
    description = {
      "Examines models, native libraries and the data folder with all its collections, and says"
          + " what mends it.",
      "Exits with 0 if there is no problem, else with 1."
    })
final class DoctorCommand implements Callable<Integer> {
  private static final String INDENT = " ".repeat(27);

  private final RootCommand root;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  @Option(names = "--full", description = "Read everything that is otherwise sampled.")
  private boolean full;

  @Option(
      names = "--mend",
      description =
          "First repair what can be repaired without embedding: indexes are built anew from the"
              + " catalog, what no item uses is removed.")
  private boolean mend;

  @Option(
      names = "--new-identity",
      description =
          "In production, first make this catalog another one than the one it was restored from:"
              + " its vectors go to namespaces of their own, filled anew; nothing is embedded.")
  private boolean renew;

  @Option(
      names = "--take-over",
      description =
          "In production, first make the vectors that Pinecone has of this catalog its own, after"
              + " the catalog was moved or restored in its place; then repair them.")
  private boolean takeOver;

  DoctorCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Onespace onespace = root.openToRead()) {
      Embedder embedder = new Embedder(onespace::usualSpace, onespace::present);
      List<Finding> findings = new ArrayList<>(configured());
      findings.addAll(found(embedder));
      if (json) {
        Documents.print(root.shell().out(), document(findings));
      } else {
        findings.forEach(this::print);
      }
      return findings.stream().anyMatch(Finding::isProblem) ? Exit.CANNOT_RUN : Exit.OK;
    }
  }

  /** What is set, and where. */
  private List<Finding> configured() {
    return root.configuration().described().stream()
        .map(line -> Finding.ok("configuration", line))
        .toList();
  }

  private List<Finding> found(Embedder embedder) {
    Setup setup = root.configuration().setup(root.data());
    return switch (setup.keeping()) {
      case Keeping.Folder _ when renew || takeOver ->
          throw new OnespaceException(
              ErrorCode.USAGE, "--new-identity and --take-over are for profile = production");
      case Keeping.Folder(var data) -> {
        Doctor doctor = new Doctor(new DataFolder(data), embedder, full);
        yield mend ? doctor.mend() : doctor.examine();
      }
      case Keeping.Servers servers -> {
        var doctor = new ServerDoctor(servers, setup.provider(), embedder, full);
        List<Finding> findings = new ArrayList<>(settled(new Ownership(servers)));
        findings.addAll(mend || takeOver ? doctor.mend() : doctor.examine());
        yield List.copyOf(findings);
      }
    };
  }

  private List<Finding> settled(Ownership ownership) {
    if (renew && takeOver) {
      throw new OnespaceException(
          ErrorCode.USAGE, "either --new-identity or --take-over: one is for a second environment");
    }
    return renew ? ownership.renewed() : takeOver ? ownership.takenOver() : List.of();
  }

  private void print(Finding finding) {
    root.shell()
        .out()
        .printf(
            "%-7s  %-17s %s%n",
            label(finding.severity()),
            finding.what(),
            Printable.line(finding.of().map(it -> it + ": ").orElse("") + finding.detail()));
    finding
        .remedy()
        .ifPresent(
            remedy ->
                root.shell()
                    .out()
                    .println(INDENT + Printable.line(root.remedies().worded(remedy))));
  }

  private static String label(Severity severity) {
    return severity == Severity.PROBLEM ? "PROBLEM" : severity.name().toLowerCase(Locale.ROOT);
  }

  private ArrayNode document(List<Finding> findings) {
    ArrayNode list = Documents.array();
    for (Finding finding : findings) {
      var node =
          list.addObject()
              .put("check", finding.what())
              .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
              .put("ok", !finding.isProblem())
              .put("detail", finding.detail());
      finding
          .of()
          .ifPresent(it -> node.put("collection", it.collection()).put("generation", it.number()));
      finding.remedy().ifPresent(remedy -> node.put("remedy", root.remedies().worded(remedy)));
    }
    return list;
  }
}
