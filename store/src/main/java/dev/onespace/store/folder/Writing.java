package dev.onespace.store.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Properties;

/**
 * The data folders that this process writes, known before any lock file is opened: on POSIX systems
 * a process loses its lock on a file as soon as it closes <em>any</em> descriptor of it.
 *
 * <p>Noted among the system properties, which all class loaders share. A folder is known by what
 * the file system calls it, whatever links and mounts lead to it; where the file system has no such
 * name, by its real path.
 */
final class Writing {
  private static final String PREFIX = "onespace.writing.";

  /** Interned: one for all class loaders. */
  private static final String MONITOR = "onespace: one thread at a time opens a lock file".intern();

  private Writing() {}

  /** What a folder that is there is known by. */
  static String key(Path folder) throws IOException {
    Path real = folder.toRealPath();
    Object name = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
    return PREFIX + (name == null ? real : name);
  }

  /** Notes that this process writes; gives what it writes for already, if it does. */
  static Optional<String> begin(String key, String work) {
    return Optional.ofNullable(System.getProperties().putIfAbsent(key, work)).map(String::valueOf);
  }

  /** Whether this process writes there. */
  static boolean isNoted(String key) {
    return System.getProperties().containsKey(key);
  }

  static void end(String key) {
    Properties properties = System.getProperties();
    properties.remove(key);
  }

  /** Does what opens a lock file while no other thread does. */
  static <T> T guarded(Work<T> work) throws IOException {
    synchronized (MONITOR) {
      return work.run();
    }
  }

  interface Work<T> {
    T run() throws IOException;
  }
}
