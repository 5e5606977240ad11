package dev.onespace.models.recording;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.ByteSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * Tells how long recordings are without decoding them, as their containers say, with the ffprobe
 * program in a child process: some 50 ms each. Immutable, thread-safe.
 */
public final class RecordingLength {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int ANSWER = 100;

  /** A second of a compressed recording, at the usual 128 kbit/s. */
  private static final double BYTES_OF_A_SECOND = 16_000;

  private final Path program;
  private final RecordingLimits limits;

  /** One with the program of these model files. */
  public RecordingLength(ModelFiles files, RecordingLimits limits) {
    this.program = files.program("ffprobe");
    this.limits = limits;
  }

  /**
   * Seconds of what will be heard of a recording: what its container tells, up to the limit; of one
   * that does not tell, as its bytes would be at 128 kbit/s; 0 if it cannot be read or is no
   * recording, which the ingest itself reports.
   */
  public double seconds(ByteSource source) {
    try {
      Optional<RecordingType> type = type(source);
      if (type.isEmpty() || source.size() > limits.bytes()) {
        return 0;
      }
      double seconds = told(source, type.get()).orElse((double) source.size() / BYTES_OF_A_SECOND);
      return Math.min(seconds, limits.length().toSeconds());
    } catch (IOException unreadable) {
      return 0;
    }
  }

  private static Optional<RecordingType> type(ByteSource source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open())) {
      return RecordingType.of(in);
    }
  }

  /** Only files: what is in memory is not written to the disk for a guess. */
  private OptionalDouble told(ByteSource source, RecordingType type) throws IOException {
    if (!(source instanceof ByteSource.OfFile(var path))) {
      return OptionalDouble.empty();
    }
    Process process =
        ModelFiles.process(program, RecordingDecoder.limited(command(type)))
            .redirectInput(path.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream out = process.getInputStream()) {
      boolean ended = process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return ended
          ? seconds(new String(out.readNBytes(ANSWER), StandardCharsets.US_ASCII).strip())
          : OptionalDouble.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    } finally {
      process.destroyForcibly();
    }
  }

  /** {@code N/A} where the container does not tell. */
  private static OptionalDouble seconds(String told) {
    return told.matches("[0-9]{1,12}(\\.[0-9]{1,12})?")
        ? OptionalDouble.of(Double.parseDouble(told))
        : OptionalDouble.empty();
  }

  private List<String> command(RecordingType type) {
    return List.of(
        program.toString(),
        "-v",
        "quiet",
        "-protocol_whitelist",
        "fd,pipe",
        "-f",
        type.demuxer(),
        "-show_entries",
        "format=duration",
        "-of",
        "csv=p=0",
        "-i",
        "fd:");
  }
}
