package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.item.ItemId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code onespace delete}: removes items. */
@Command(
    name = "delete",
    description = "Removes items with their passages, originals and thumbnails.")
final class DeleteCommand implements Callable<Integer> {
  private final RootCommand root;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The ids, as search shows them.")
  private List<String> ids = List.of();

  DeleteCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<ItemId> items = ids.stream().map(ItemId::new).distinct().toList();
    try (Onespace onespace = root.open()) {
      List<ItemId> missing = items.stream().filter(item -> onespace.item(item).isEmpty()).toList();
      long deleted = onespace.delete(items);
      root.shell().out().println(deleted + " deleted");
      missing.forEach(
          item -> root.shell().err().println("there is no item " + Printable.line(item.value())));
      return missing.isEmpty() ? Exit.OK : Exit.SOME_FAILED;
    }
  }
}
