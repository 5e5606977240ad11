package dev.onespace.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes paths absolute without {@code .} and {@code ..}, so that the same file is named the same.
 * {@link Path#normalize} takes {@code link/..} for the folder of the link; to the file system, and
 * so to whoever typed it, it is the folder above that which the link leads to.
 */
public final class AbsolutePath {
  private static final String ABOVE = "..";

  private AbsolutePath() {}

  /** The same file by an absolute path; other links stay in it as they are. */
  public static Path of(Path path) {
    Path absolute = path.toAbsolutePath();
    Path whole = absolute.getRoot();
    for (Path name : absolute) {
      if (name.toString().equals(ABOVE)) {
        whole = above(whole);
      } else if (!name.toString().equals(".")) {
        whole = whole.resolve(name);
      }
    }
    return whole;
  }

  private static Path above(Path folder) {
    Path parent = real(folder).getParent();
    return parent == null ? folder.getRoot() : parent;
  }

  private static Path real(Path folder) {
    try {
      return Files.isSymbolicLink(folder) ? folder.toRealPath() : folder;
    } catch (IOException leadsNowhere) {
      return folder;
    }
  }
}
