package dev.onespace.models.local;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.SampleSink;
import dev.onespace.space.Prepared.Wave;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The decoded sound of one recording, 16-bit, in a temporary file: 115 MB an hour on the disk, next
 * to nothing in memory. The file is deleted when nothing refers to it any more: on Unix its name is
 * gone as soon as it is open, and its bytes go with the last {@link Wave} that needs them.
 *
 * <p>Written by one thread; waves are read by any.
 */
final class Spool implements SampleSink, AutoCloseable {
  private static final int RATE = RecordingDecoder.RATE;
  private static final int HEAD = 44;
  private static final int SCALE = Short.MAX_VALUE;

  private final FileChannel file;
  private long samples;

  private Spool(FileChannel file) {
    this.file = file;
  }

  static Spool open() {
    try {
      Path path = Files.createTempFile("onespace", ".sound");
      return new Spool(FileChannel.open(path, CREATE, READ, WRITE, DELETE_ON_CLOSE));
    } catch (IOException failed) {
      throw new OnespaceException(
          ErrorCode.of(failed),
          "a temporary file cannot be made: " + FileFailure.withFile(failed),
          failed);
    }
  }

  @Override
  public void accept(float[] block) {
    ByteBuffer bytes = little(block.length * Short.BYTES);
    for (float sample : block) {
      bytes.putShort((short) Math.round(Math.clamp(sample, -1f, 1f) * SCALE));
    }
    bytes.flip();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException failed) {
      throw new OnespaceException(
          ErrorCode.of(failed),
          "the decoded recording cannot be kept in a temporary file: "
              + FileFailure.withFile(failed),
          failed);
    }
    samples += block.length;
  }

  /** How many samples are in it. */
  long samples() {
    return samples;
  }

  /**
   * A WAV of some of the samples.
   *
   * @param from the first
   * @param to after the last
   */
  Wave wave(long from, long to) {
    return new Slice(file, from, (int) (to - from));
  }

  /** Deletes the file; no wave can be read afterwards. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException failed) {
      throw new OnespaceException(
          ErrorCode.of(failed),
          "a temporary file cannot be closed: " + FileFailure.withFile(failed),
          failed);
    }
  }

  private record Slice(FileChannel file, long from, int count) implements Wave {
    @Override
    public int length() {
      return HEAD + count * Short.BYTES;
    }

    @Override
    public byte[] bytes() {
      ByteBuffer wave = little(length());
      head(wave);
      long shift = from * Short.BYTES - HEAD;
      try {
        while (wave.hasRemaining()) {
          if (file.read(wave, shift + wave.position()) < 0) {
            throw new IOException("it ends early");
          }
        }
      } catch (IOException failed) {
        throw new OnespaceException(
            ErrorCode.UNREADABLE,
            "the decoded recording cannot be read again: " + FileFailure.withFile(failed),
            failed);
      }
      return wave.array();
    }

    // http://soundfile.sapp.org/doc/WaveFormat: the chunks of a file with PCM samples.
    private void head(ByteBuffer wave) {
      wave.put("RIFF".getBytes(US_ASCII)).putInt(length() - 8);
      wave.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
      wave.putInt(RATE).putInt(RATE * Short.BYTES);
      wave.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
      wave.put("data".getBytes(US_ASCII)).putInt(count * Short.BYTES);
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
