package dev.onespace.scan;

import dev.onespace.item.Origin;
import dev.onespace.item.Sourced;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether the file that an item came from demonstrably vanished: its folder, or the nearest
 * one above that is left, can be listed, is on the device it was on when the item was taken in, and
 * lacks it or has something else by its name. What cannot be seen is merely away.
 */
final class Presence {
  private Presence() {}

  /** Whether the file of an item vanished; never for what is no file of its own. */
  static boolean vanished(Sourced one) {
    return one.origin() instanceof Origin.File(Optional<String> device)
        && device.isPresent()
        && Sources.file(one.source())
            .filter(file -> isReplaced(file, device.get()) || vanished(file, device.get()))
            .isPresent();
  }

  /** Where a folder, a pipe or a device has the file's name now, the file is there no more. */
  private static boolean isReplaced(Path file, String device) {
    return Files.exists(file)
        && !Files.isRegularFile(file)
        && Device.of(file.resolveSibling("")).filter(device::equals).isPresent();
  }

  private static boolean vanished(Path file, String device) {
    Path missing = file;
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder)) {
        return lacks(folder, missing) && Device.of(folder).filter(device::equals).isPresent();
      }
      if (Files.isRegularFile(folder, LinkOption.NOFOLLOW_LINKS)) {
        return Device.of(folder.resolveSibling("")).filter(device::equals).isPresent();
      }
      if (!Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      missing = folder;
    }
    return false;
  }

  /** Whether a folder can be looked into and holds no entry of this very name. */
  private static boolean lacks(Path folder, Path entry) {
    if (!Files.isExecutable(folder)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (Files.notExists(entry, LinkOption.NOFOLLOW_LINKS)) {
        return true;
      }
      return isFoundByAnotherCase(entry) && lacksName(entries, entry);
    } catch (IOException | DirectoryIteratorException unreadable) {
      return false;
    }
  }

  /** Where upper and lower case do not differ, a file is found under names it has no more. */
  private static boolean isFoundByAnotherCase(Path entry) throws IOException {
    String name = String.valueOf(entry.getFileName());
    String upper = name.toUpperCase(Locale.ROOT);
    Path other = entry.resolveSibling(upper.equals(name) ? name.toLowerCase(Locale.ROOT) : upper);
    return !other.equals(entry) && Files.exists(other) && Files.isSameFile(entry, other);
  }

  private static boolean lacksName(DirectoryStream<Path> entries, Path entry) {
    for (Path listed : entries) {
      if (listed.getFileName().toString().equals(entry.getFileName().toString())) {
        return false;
      }
    }
    return true;
  }
}
