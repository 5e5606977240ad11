package dev.onespace.models.recording;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.ByteSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes recordings to mono samples at 16 kHz with the ffmpeg program in a child process. The
 * first sound track is read; pictures and subtitles are not. Immutable, thread-safe.
 */
public final class RecordingDecoder {
  /** Samples a second of what is decoded. */
  public static final int RATE = 16_000;

  private static final int FORMAT = 12;
  private static final int WAVE_RATE = 24;
  private static final int WAVE_HEAD = 44;
  private static final int LEAST_RATE = 1_000;
  private static final Duration REST = Duration.ofSeconds(1);
  // One channel stays as it is, others become two: Downmix looks at both.
  private static final String FILTER =
      "aformat=sample_rates=" + RATE + ":channel_layouts=mono|stereo";
  private static final Path SHELL = Path.of("/bin/sh");
  // 512 MB of addresses, no core file.
  private static final String LIMITS =
      "ulimit -v 524288 2>/dev/null; ulimit -c 0 2>/dev/null; exec \"$@\"";
  private static final String LARGEST_ALLOCATION = String.valueOf(256 << 20);

  private final Path program;
  private final RecordingLimits limits;

  /** A decoder with the program of these model files. */
  public RecordingDecoder(ModelFiles files, RecordingLimits limits) {
    this.program = files.program("ffmpeg");
    this.limits = limits;
  }

  /**
   * Gives the samples of a recording to {@code sink}, block by block, up to the limit's length; a
   * few blocks are in memory at a time, whatever its length.
   *
   * @return how much was decoded
   * @throws OnespaceException UNSUPPORTED_TYPE if the bytes are of no known type, EMPTY if there
   *     are none, no sound track or no samples, DAMAGED if they cannot be decoded, TOO_LARGE or
   *     TIMED_OUT over a limit of bytes or time, UNREADABLE if the source cannot be read
   */
  public Decoded decode(ByteSource source, SampleSink sink) {
    try {
      RecordingType type = type(source);
      return switch (source) {
        case ByteSource.OfFile(Path path) -> decode(path, type, sink);
        case ByteSource.OfBytes bytes -> decodeCopy(bytes, type, sink);
      };
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "the recording cannot be read: " + FileFailure.reason(e), e);
    }
  }

  private RecordingType type(ByteSource source) throws IOException {
    long size = source.size();
    if (size == 0) {
      throw new OnespaceException(ErrorCode.EMPTY, "the recording has 0 bytes");
    }
    if (size > limits.bytes()) {
      throw new OnespaceException(
          ErrorCode.TOO_LARGE,
          "the recording has %s bytes; the limit is %s (limits.recording-bytes)"
              .formatted(size, limits.bytes()));
    }
    try (InputStream in = new BufferedInputStream(source.open())) {
      in.mark(WAVE_HEAD);
      byte[] head = in.readNBytes(WAVE_HEAD);
      in.reset();
      RecordingType type =
          RecordingType.of(in)
              .orElseThrow(
                  () ->
                      new OnespaceException(
                          ErrorCode.UNSUPPORTED_TYPE,
                          "the bytes are no recording of a known type"));
      if (type == RecordingType.WAV) {
        requirePlausibleRate(head);
      }
      return type;
    }
  }

  // A header that says 1 Hz makes a day of two seconds; nothing is recorded below 1,000 Hz.
  private static void requirePlausibleRate(byte[] wave) {
    if (wave.length < WAVE_HEAD || wave[FORMAT] != 'f') {
      return;
    }
    int rate = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).getInt(WAVE_RATE);
    if (rate < LEAST_RATE) {
      throw new OnespaceException(
          ErrorCode.DAMAGED, "the WAV header says " + rate + " samples a second");
    }
  }

  // Some formats have their directory at the end: the program needs a file it can seek in.
  private Decoded decodeCopy(ByteSource.OfBytes bytes, RecordingType type, SampleSink sink)
      throws IOException {
    Path copy = Files.createTempFile("onespace", ".recording");
    try {
      Files.write(copy, bytes.bytes());
      return decode(copy, type, sink);
    } finally {
      Files.delete(copy);
    }
  }

  private Decoded decode(Path path, RecordingType type, SampleSink sink) throws IOException {
    long most = limits.length().toSeconds() * RATE;
    long count = 0;
    try (Decoding decoding = new Decoding(start(path, type), limits.decoding())) {
      for (float[] block = decoding.next(); block.length > 0; block = decoding.next()) {
        if (count + block.length > most) {
          sink.accept(Arrays.copyOf(block, (int) (most - count)));
          return new Decoded(most / (double) RATE, true);
        }
        count += block.length;
        sink.accept(block);
      }
      requireSamples(count, type, decoding.outcome());
    }
    return new Decoded(count / (double) RATE, false);
  }

  /**
   * How much was decoded.
   *
   * @param seconds of sound
   * @param cut whether there is more, beyond the limit
   */
  public record Decoded(double seconds, boolean cut) {}

  private static void requireSamples(long count, RecordingType type, Decoding.Outcome outcome) {
    if (outcome.interrupted()) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.UNREADABLE,
              "the decoder was stopped from outside",
              Remedy.of("Run %s again.", Named.AGAIN)));
    }
    if (outcome.tells("matches no streams")) {
      throw new OnespaceException(ErrorCode.EMPTY, "the " + type + " file has no sound track");
    }
    if (!outcome.well() || (count == 0 && !outcome.complaints().isEmpty())) {
      throw new OnespaceException(
          ErrorCode.DAMAGED, "the " + type + " recording cannot be decoded: " + outcome.last());
    }
    if (count == 0) {
      throw new OnespaceException(ErrorCode.EMPTY, "the " + type + " recording has no samples");
    }
  }

  private Process start(Path path, RecordingType type) throws IOException {
    return ModelFiles.process(program, limited(command(type))).redirectInput(path.toFile()).start();
  }

  // A child's limits are set by the child: the shell that becomes the program. Where it knows no
  // such
  // limit (macOS has none of memory) the program's own limit of one allocation is left.
  static List<String> limited(List<String> command) {
    if (!Files.isExecutable(SHELL)) {
      return command;
    }
    List<String> limited = new ArrayList<>(List.of(SHELL.toString(), "-c", LIMITS, "decoder"));
    limited.addAll(command);
    return limited;
  }

  private List<String> command(RecordingType type) {
    String seconds = String.valueOf(limits.length().plus(REST).toSeconds());
    return List.of(
        program.toString(),
        "-hide_banner",
        "-v",
        "error",
        "-nostdin",
        "-threads",
        "1",
        "-max_alloc",
        LARGEST_ALLOCATION,
        "-protocol_whitelist",
        "fd,pipe",
        "-f",
        type.demuxer(),
        "-i",
        "fd:",
        "-map",
        "0:a:0",
        "-vn",
        "-sn",
        "-dn",
        "-t",
        seconds,
        "-af",
        FILTER,
        "-c:a",
        "pcm_f32be",
        "-f",
        "au",
        "pipe:1");
  }
}
