package dev.onespace.doctor;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.store.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The machine around a data folder: space on its disk, and the clock. */
record Surroundings(DataFolder folder) implements Examination {
  private static final long LITTLE_SPACE = 1L << 30;

  /** When this program was made, at the latest: no clock may be before. */
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration TOLERATED = Duration.ofMinutes(5);

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>(Examination.done("disk", this::disk));
    findings.addAll(Examination.done("clock", this::clock));
    return findings;
  }

  private List<Finding> disk() {
    Path place = folder.root();
    while (!Files.exists(place)) {
      place = place.resolveSibling("");
    }
    try {
      long free = Files.getFileStore(place).getUsableSpace();
      String detail = "%s MB free at %s".formatted(free >> 20, place);
      return List.of(
          free < LITTLE_SPACE
              ? Finding.problem(
                  "disk", "only " + detail, Remedy.of("Make room, or give another %s.", Named.DATA))
              : Finding.ok("disk", detail));
    } catch (IOException unreadable) {
      throw unreadable(place, unreadable);
    }
  }

  private List<Finding> clock() {
    Instant now = Instant.now();
    if (now.isBefore(MADE)) {
      return List.of(
          Finding.notice(
              "clock",
              "the clock says %s, before this program was made".formatted(now),
              "Set the clock: it decides which files count as changed."));
    }
    List<String> future = fromTheFuture(now.plus(TOLERATED));
    return List.of(
        future.isEmpty()
            ? Finding.ok("clock", now + ", no file is from the future")
            : Finding.notice(
                "clock",
                "files from the future: " + Examination.some(future),
                "Set the clock, or touch the files; nothing depends on it otherwise."));
  }

  private List<String> fromTheFuture(Instant bound) {
    List<Path> places = new ArrayList<>(folder.catalogFiles());
    if (Files.isDirectory(folder.indexes())) {
      try (Stream<Path> files = Files.walk(folder.indexes())) {
        places.addAll(files.toList());
      } catch (IOException unreadable) {
        throw unreadable(folder.indexes(), unreadable);
      }
    }
    return places.stream()
        .filter(place -> changed(place).isAfter(bound))
        .map(place -> folder.root().relativize(place) + " of " + changed(place))
        .toList();
  }

  private static Instant changed(Path place) {
    try {
      return Files.getLastModifiedTime(place).toInstant();
    } catch (IOException goneMeanwhile) {
      return Instant.MIN; // a writer removes files while we look
    }
  }

  private static OnespaceException unreadable(Path place, IOException reason) {
    return new OnespaceException(
        ErrorCode.UNREADABLE, place + ": " + FileFailure.reason(reason), reason);
  }
}
