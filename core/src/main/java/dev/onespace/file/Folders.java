package dev.onespace.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done with folders as a whole. */
public final class Folders {
  private Folders() {}

  /**
   * Removes a folder with all that is in it, or a file; links are removed and not followed.
   *
   * @throws IOException if something of it cannot be removed; what came before is gone
   */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
