package dev.onespace.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a broken disk or a careless hand may do to a file.
 *
 * @param file which
 * @param kind what
 * @param isReal whether a byte of it differs now
 */
record Damage(Path file, Kind kind, boolean isReal) {
  private static final int LARGEST_BLOCK = 4096;

  enum Kind {
    FLIPPED,
    ZEROED,
    TRUNCATED,
    EXTENDED,
    DELETED
  }

  /** Damages one of the files in a folder. */
  static Damage inflict(Path folder, Random random) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
    }
    Path file = files.get(random.nextInt(files.size()));
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    byte[] before = Files.readAllBytes(file);
    byte[] after = changed(before, kind, random);
    if (kind == Kind.DELETED) {
      Files.delete(file);
    } else {
      Files.write(file, after);
    }
    return new Damage(file, kind, kind == Kind.DELETED || !Arrays.equals(before, after));
  }

  private static byte[] changed(byte[] before, Kind kind, Random random) {
    byte[] after = before.clone();
    int place = random.nextInt(before.length);
    switch (kind) {
      case FLIPPED -> after[place] ^= (byte) (1 << random.nextInt(8));
      case ZEROED ->
          Arrays.fill(
              after,
              place,
              Math.min(before.length, place + 1 + random.nextInt(LARGEST_BLOCK)),
              (byte) 0);
      case TRUNCATED -> after = Arrays.copyOf(before, place);
      case EXTENDED -> after = Arrays.copyOf(before, before.length + 1 + random.nextInt(99));
      case DELETED -> {}
    }
    return after;
  }
}
