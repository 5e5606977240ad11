package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** The inputs of an {@code items.jsonl}, a line at a time; a bad line harms only itself. */
final class ItemLines implements Feed {
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  /** How many bytes are looked at to tell lines of items from other lines of JSON. */
  private static final int BEGINNING = 1 << 20;

  private static final int FIRST_LINES = 10;

  private final String source;
  private final Lines lines;
  private final ItemRecord records;
  private final RepeatedIds repeated;
  private final Consumer<String> notes;

  /**
   * The inputs of these lines.
   *
   * @param source names the file
   * @param lines closed with this
   * @param repeated of the lines with one of these ids the last one is taken, the others are noted
   */
  ItemLines(
      String source,
      Lines lines,
      ItemRecord records,
      RepeatedIds repeated,
      Consumer<String> notes) {
    this.source = source;
    this.lines = lines;
    this.records = records;
    this.repeated = repeated;
    this.notes = notes;
  }

  /**
   * Whether one of a file's first lines looks like an item: an object with an id, be it right or
   * not. A line before it that is broken is told when the lines are read.
   */
  static boolean begin(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8)
          .lines()
          .limit(FIRST_LINES)
          .map(line -> line.replace("\ufeff", "").stripLeading())
          .anyMatch(line -> line.startsWith("{") && line.contains("\"id\""));
    } catch (IOException toldWhenRead) {
      return false;
    }
  }

  @Override
  public Optional<Incoming> next() {
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        Optional<Long> later = repeated.after(line.get());
        if (later.isEmpty()) {
          return line.map(this::incoming);
        }
        notes.accept(
            "line %s has the id of line %s, which counts"
                .formatted(line.get().number(), later.get()));
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          source + " cannot be read: " + FileFailure.reason(unreadable),
          unreadable);
    }
  }

  private Incoming incoming(Lines.Line line) {
    try {
      if (line.cut()) {
        throw new OnespaceException(
            ErrorCode.TOO_LARGE, "longer than %s bytes".formatted(Lines.LONGEST));
      }
      return new Incoming.Ready(records.read(Json.object(withoutMark(line))));
    } catch (OnespaceException bad) {
      Problem problem = bad.problem();
      String cause = "line %s: %s".formatted(line.number(), problem.cause());
      return new Incoming.Rejected(
          source + ":" + line.number(), new Problem(problem.code(), cause, problem.remedy()));
    }
  }

  private static byte[] withoutMark(Lines.Line line) {
    byte[] bytes = line.bytes();
    return line.number() == 1 && Arrays.equals(bytes, 0, Math.min(3, bytes.length), MARK, 0, 3)
        ? Arrays.copyOfRange(bytes, 3, bytes.length)
        : bytes;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException failed) {
      throw new OnespaceException(ErrorCode.UNREADABLE, source + " cannot be closed", failed);
    }
  }
}
