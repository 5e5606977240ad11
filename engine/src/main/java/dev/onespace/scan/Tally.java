package dev.onespace.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts inputs without reading them, for a progress display. */
final class Tally {
  private Tally() {}

  static OptionalLong of(Walk walk) {
    long count = 0;
    for (Optional<Visited> found = walk.next(); found.isPresent(); found = walk.next()) {
      switch (found.get()) {
        case Visited.OneFile _, Visited.Unreadable _ -> count++;
        case Visited.Stdin() -> {
          return OptionalLong.empty();
        }
        case Visited.ItemsFile(var path) -> count += lines(path);
      }
    }
    return OptionalLong.of(count);
  }

  private static long lines(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      long lines = 0;
      byte last = '\n';
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        last = buffer[n - 1];
      }
      return last == '\n' ? lines : lines + 1;
    } catch (IOException unreadable) {
      return 1; // the scan reports it as one failure
    }
  }
}
