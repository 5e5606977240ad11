package dev.onespace.doctor;

import dev.onespace.error.ErrorCode;
import dev.onespace.file.AbsolutePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a folder can be written to, or made where it is not there: a file is written and removed
 * again.
 */
record WritableFolder(Path folder) implements Examination {
  private static final String WHAT = "blobs folder";

  @Override
  public List<Finding> examine() {
    Path place = AbsolutePath.of(folder);
    while (!Files.exists(place)) {
      place = place.resolveSibling("");
    }
    if (!Files.isDirectory(place)) {
      return List.of(
          Finding.problem(WHAT, place + " is no folder", "Give a folder with blobs.folder."));
    }
    try {
      write(place);
      Path temporaries = folder.resolve("tmp");
      if (Files.isDirectory(temporaries)) {
        write(temporaries);
      }
    } catch (IOException refused) {
      return List.of(unwritable(place, refused));
    }
    return List.of(
        Finding.ok(
            WHAT,
            Files.isDirectory(folder)
                ? folder + " can be written to"
                : folder + " is not there yet, and can be made"));
  }

  private static void write(Path place) throws IOException {
    Path probe = Files.createTempFile(place, ".onespace-probe", "");
    try {
      Files.write(probe, new byte[] {1});
    } finally {
      Files.delete(probe);
    }
  }

  private Finding unwritable(Path place, IOException refused) {
    return ErrorCode.of(refused) == ErrorCode.DISK_FULL
        ? Finding.problem(WHAT, "the disk of %s is full".formatted(place), "Make room on it.")
        : Finding.problem(
            WHAT,
            "user '%s' cannot write to %s: %s"
                .formatted(
                    System.getProperty("user.name"), place, refused.getClass().getSimpleName()),
            "Let its owner give this user the right to write (chown, chmod, the options of the"
                + " mount), or set blobs.folder to another folder that all nodes see.");
  }
}
