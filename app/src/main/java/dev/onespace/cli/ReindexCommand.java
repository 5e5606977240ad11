package dev.onespace.cli;

import dev.onespace.Onespace;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code onespace reindex}: builds the index anew. */
@Command(name = "reindex", description = "Builds the index anew from the catalog; embeds nothing.")
final class ReindexCommand implements Callable<Integer> {
  private final RootCommand root;

  ReindexCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Onespace onespace = root.open()) {
      root.shell().out().println(onespace.reindex() + " items indexed");
      return Exit.OK;
    }
  }
}
