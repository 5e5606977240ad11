package dev.onespace.cli;

import dev.onespace.Compaction;
import dev.onespace.Deletion;
import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.ItemId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace delete}: removes items, and what is left of them in the files. */
@Command(
    name = "delete",
    description = {
      "Removes items with their passages, vectors, words, originals and thumbnails.",
      "What the index's files still hold of them, unreachable, is removed by --compact."
    })
final class DeleteCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "The ids, as search shows them.")
  private List<String> ids = List.of();

  @Option(
      names = "--compact",
      description =
          "Afterwards write index and catalog anew where they hold bytes of what was deleted, now"
              + " or before; needs no ID.")
  private boolean compact;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  DeleteCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (ids.isEmpty() && !compact) {
      throw new OnespaceException(ErrorCode.USAGE, "nothing is named: give ids, or --compact");
    }
    List<ItemId> items = ids.stream().map(ItemId::new).distinct().toList();
    try (Onespace onespace = root.open()) {
      Deletion deletion = onespace.remove(items);
      Optional<Compaction> compaction =
          compact ? Optional.of(onespace.compact()) : Optional.empty();
      DeletionReport report = new DeletionReport(deletion, compaction, root.remedies());
      if (json) {
        Documents.print(root.shell().out(), report.document());
      } else {
        report.print(root.shell().out(), !ids.isEmpty());
      }
      deletion
          .missing()
          .forEach(
              item ->
                  root.shell().err().println("there is no item " + Printable.line(item.value())));
      deletion.failed().forEach(this::tell);
      return deletion.missing().isEmpty() && deletion.failed().isEmpty()
          ? Exit.OK
          : Exit.SOME_FAILED;
    }
  }

  private void tell(ItemId item, Problem problem) {
    root.shell()
        .err()
        .println(
            "not deleted: %s: %s"
                .formatted(Printable.line(item.value()), Printable.line(problem.cause())));
    root.shell().err().println("  " + Printable.line(root.remedies().worded(problem.remedy())));
  }
}
