package dev.onespace.scan;

import dev.onespace.file.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files and folders of Onespace itself: the data folder, originals, the configuration. Of them
 * nothing is taken in, by whatever path, link or mount they are reached.
 */
final class OwnFiles {
  private static final List<String> PARTS = List.of("blobs", "index");

  private final List<Path> files = new ArrayList<>();

  void add(Path file) {
    Path own = AbsolutePath.of(file);
    files.add(own);
    PARTS.forEach(part -> files.add(own.resolve(part)));
  }

  /** Whether a path leads to one of these, or into one. */
  boolean holds(Path path) {
    try {
      Path real = path.toRealPath();
      for (Path own : files) {
        if (Files.exists(own)
            && (real.startsWith(own.toRealPath()) || isSame(real, own) || isSameAbove(real, own))) {
          return true;
        }
      }
      return false;
    } catch (IOException gone) {
      return false;
    }
  }

  /** Where the folder is mounted at a second place, no path tells. */
  private static boolean isSameAbove(Path real, Path own) throws IOException {
    for (Path above = real.getParent(); above != null; above = above.getParent()) {
      if (isSame(above, own)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this very file or folder is one of these; asked of each that a walk comes to. */
  boolean isOne(Path path) {
    try {
      for (Path own : files) {
        if (Files.exists(own) && isSame(path, own)) {
          return true;
        }
      }
      return false;
    } catch (IOException gone) {
      return false;
    }
  }

  private static boolean isSame(Path path, Path own) throws IOException {
    return path.equals(own) || Files.exists(path) && Files.isSameFile(path, own);
  }

  /** Whether a folder looks like a data folder, be it that of another user. */
  static boolean isDataFolder(Path folder) {
    return Files.isRegularFile(folder.resolve("catalog.db"))
        && PARTS.stream().anyMatch(part -> Files.isDirectory(folder.resolve(part)));
  }
}
