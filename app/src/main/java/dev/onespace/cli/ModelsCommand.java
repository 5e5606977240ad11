package dev.onespace.cli;

import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/**
 * {@code onespace models}: the model files, whether they are what they should be, whose they are.
 */
@Command(name = "models", description = "Lists the model files and checks their SHA-256.")
final class ModelsCommand implements Callable<Integer> {
  private final RootCommand root;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  ModelsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ModelFiles files = ModelFiles.found();
    ArrayNode list = Documents.array();
    boolean sound = true;
    for (String name : files.names()) {
      boolean ok = isSound(files, name);
      sound &= ok;
      long size = size(files.folder().resolve(name));
      list.addObject()
          .put("name", name)
          .put("bytes", size)
          .put("sha256", files.sha256(name).hex())
          .put("ok", ok)
          .put("licence", Licences.of(name));
      if (!json) {
        root.shell()
            .out()
            .printf("%-7s %11s  %-28s %s%n", ok ? "ok" : "DAMAGED", size, name, Licences.of(name));
      }
    }
    if (json) {
      Documents.print(root.shell().out(), list);
    } else {
      root.shell().out().println("in " + files.folder());
    }
    return sound ? Exit.OK : Exit.CANNOT_RUN;
  }

  private static boolean isSound(ModelFiles files, String name) {
    try (InputStream in = Files.newInputStream(files.folder().resolve(name))) {
      return ContentHash.of(in).equals(files.sha256(name));
    } catch (IOException missing) {
      return false;
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
