package dev.onespace.scan;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a stream as bytes, one at a time, none longer than a limit. */
public final class Lines implements AutoCloseable {
  /** The longest line that is read: 128 MiB. */
  public static final int LONGEST = 128 << 20;

  private final InputStream in;
  private long number;

  /** The lines of {@code in}, which is closed with this. */
  public Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line that is not blank, or nothing at the end. */
  public Optional<Line> next() throws IOException {
    while (true) {
      var bytes = new ByteArrayOutputStream();
      long length = 0;
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      number++;
      for (; b >= 0 && b != '\n'; b = in.read()) {
        if (++length <= LONGEST) {
          bytes.write(b);
        }
      }
      Line line = new Line(number, bytes.toByteArray(), length > LONGEST);
      if (!line.isBlank()) {
        return Optional.of(line);
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /**
   * A line.
   *
   * @param number 1 for the first
   * @param bytes without the line's end
   * @param cut whether it was longer than {@link #LONGEST}
   */
  @SuppressWarnings("ArrayRecordComponent") // a holder, never compared
  public record Line(long number, byte[] bytes, boolean cut) {
    private boolean isBlank() {
      for (byte b : bytes) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }
}
