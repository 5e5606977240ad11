package dev.onespace.scan;

import dev.onespace.item.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The ids that several lines of a file have, with the last of these lines: it is the one that
 * counts. Known before anything is embedded, else each ingest would embed the former lines again,
 * as what is stored is the last one. Of other ids 64 bits are kept while the file is read.
 *
 * @param last the last line by the hash of an id that is repeated
 */
record RepeatedIds(Map<Long, Long> last) {
  /** No id is repeated, or nobody can look. */
  static final RepeatedIds NONE = new RepeatedIds(Map.of());

  private static final JsonFactory JSON = new JsonFactory();
  private static final int HASH_DIGITS = 16;

  RepeatedIds {
    last = Map.copyOf(last);
  }

  /**
   * Those of a file of lines; what cannot be read is told when its lines are taken in.
   *
   * @param hashes of the ids of its lines, sorted
   */
  static RepeatedIds of(Path file, long[] hashes) throws IOException {
    long[] repeated = repeated(hashes);
    if (repeated.length == 0) {
      return NONE;
    }
    Map<Long, Long> last = new HashMap<>();
    try (Lines lines = new Lines(Files.newInputStream(file))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        long number = line.get().number();
        id(line.get())
            .map(RepeatedIds::hash)
            .filter(hash -> Arrays.binarySearch(repeated, hash) >= 0)
            .ifPresent(hash -> last.put(hash, number));
      }
    }
    return new RepeatedIds(last);
  }

  /** The later line that has the id of a line, if there is one. */
  Optional<Long> after(Lines.Line line) {
    return last.isEmpty()
        ? Optional.empty()
        : id(line)
            .flatMap(id -> Optional.ofNullable(last.get(hash(id))))
            .filter(number -> number > line.number());
  }

  /** The hashes of the ids of a file's lines, sorted. */
  static long[] hashes(Path file) throws IOException {
    long[] hashes = new long[64];
    int count = 0;
    try (Lines lines = new Lines(Files.newInputStream(file))) {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        Optional<String> id = id(line.get());
        if (id.isPresent()) {
          hashes = count == hashes.length ? Arrays.copyOf(hashes, count + (count >> 1)) : hashes;
          hashes[count++] = hash(id.get());
        }
      }
    }
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long[] repeated(long[] hashes) {
    int count = 0;
    for (int i = 1; i < hashes.length; i++) {
      if (hashes[i] == hashes[i - 1] && (count == 0 || hashes[count - 1] != hashes[i])) {
        hashes[count++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, count);
  }

  /** The id of a line, read no further than to it. */
  static Optional<String> id(Lines.Line line) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line.bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isId = parser.currentName().equals("id");
        JsonToken value = parser.nextToken();
        if (isId) {
          return value == JsonToken.VALUE_STRING
              ? Optional.of(parser.getString())
              : Optional.empty();
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException toldWhenTakenIn) {
      return Optional.empty();
    }
  }

  static long hash(String id) {
    return Long.parseUnsignedLong(ContentHash.of(id).hex().substring(0, HASH_DIGITS), 16);
  }
}
