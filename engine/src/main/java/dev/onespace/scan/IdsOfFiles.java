package dev.onespace.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds ids that stand in several files of lines of one scan: each of these lines replaces what the
 * one before gave, in every ingest anew, which nobody means. Of an id 64 bits are kept.
 */
final class IdsOfFiles {
  private final Map<Path, long[]> files = new LinkedHashMap<>();

  /**
   * Adds a file.
   *
   * @param hashes of its ids, sorted
   * @return what is to be said of it, if it shares ids with an earlier one
   */
  Optional<String> add(Path file, long[] hashes) throws IOException {
    for (Map.Entry<Path, long[]> earlier : files.entrySet()) {
      long[] shared =
          Arrays.stream(hashes)
              .filter(hash -> Arrays.binarySearch(earlier.getValue(), hash) >= 0)
              .distinct()
              .toArray();
      if (shared.length > 0) {
        files.put(file, hashes);
        return Optional.of(told(earlier.getKey(), first(file, shared), shared.length - 1));
      }
    }
    files.put(file, hashes);
    return Optional.empty();
  }

  private static String told(Path earlier, String id, int others) {
    return "id '%s'%s also in %s: the line that is read last counts, and each ingest takes both in"
            .formatted(
                id, others == 0 ? " stands" : " and %s more stand".formatted(others), earlier)
        + " again; give every item an id of its own";
  }

  private static String first(Path file, long[] shared) throws IOException {
    try (Lines lines = new Lines(Files.newInputStream(file))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        Optional<String> id =
            RepeatedIds.id(line.get())
                .filter(it -> Arrays.binarySearch(shared, RepeatedIds.hash(it)) >= 0);
        if (id.isPresent()) {
          return id.get();
        }
      }
    }
    throw new IOException("it was changed while it was read");
  }
}
