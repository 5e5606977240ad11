package dev.onespace.models.recording;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One run of the decoder program: its samples in blocks, its last word on what went wrong, and its
 * certain end.
 */
final class Decoding implements AutoCloseable {
  private static final int BLOCK = 1 << 16;
  private static final int QUEUE = 8;
  private static final int COMPLAINTS = 4096;
  private static final int INTERRUPTED = 255;
  // By several signals, before it could end for the first.
  private static final int INTERRUPTED_OFTEN = 123;
  private static final byte[] END = {};
  // The dynamic linker's remark on the stand-ins for libraries that are never called.
  private static final String LINKER_REMARK = "no version information available";

  // A program that hangs would outlive us.
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
  }

  private final Process process;
  private final BlockingQueue<byte[]> blocks = new ArrayBlockingQueue<>(QUEUE);
  private final StringBuffer complaints = new StringBuffer();
  private final Thread complaintReader;
  private volatile int channels = 1;
  private long waitNanos;

  Decoding(Process process, Duration patience) {
    this.process = process;
    this.waitNanos = patience.toNanos();
    RUNNING.add(process);
    Thread.ofVirtual().start(this::readBlocks);
    this.complaintReader = Thread.ofVirtual().start(this::readComplaints);
  }

  /**
   * The next samples, mono; empty at the end.
   *
   * @throws OnespaceException TIMED_OUT if the patience is at its end
   */
  float[] next() {
    long start = System.nanoTime();
    try {
      byte[] block = blocks.poll(waitNanos, TimeUnit.NANOSECONDS);
      if (block == null) {
        throw new OnespaceException(
            ErrorCode.TIMED_OUT,
            "the recording was not decoded within the time limit (limits.item-time)");
      }
      return Downmix.toMono(floats(block), channels);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(ErrorCode.INTERNAL, "decoding was interrupted", e);
    } finally {
      waitNanos = Math.max(0, waitNanos - (System.nanoTime() - start));
    }
  }

  /** Waits for the end; what the program complained of. */
  Outcome outcome() {
    try {
      if (!process.waitFor(waitNanos, TimeUnit.NANOSECONDS)) {
        throw new OnespaceException(
            ErrorCode.TIMED_OUT,
            "the decoder did not end within the time limit (limits.item-time)");
      }
      complaintReader.join();
      List<String> lines =
          complaints
              .toString()
              .lines()
              .filter(line -> !line.contains(LINKER_REMARK) && !line.isBlank())
              .toList();
      return new Outcome(process.exitValue(), lines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(ErrorCode.INTERNAL, "decoding was interrupted", e);
    }
  }

  /**
   * How a run ended.
   *
   * @param code the program's exit code
   * @param complaints its lines, the last of them the most general
   */
  record Outcome(int code, List<String> complaints) {
    boolean well() {
      return code == 0;
    }

    /** Whether a signal ended it: Ctrl-C reaches children, too. */
    boolean interrupted() {
      return code == INTERRUPTED || code == INTERRUPTED_OFTEN;
    }

    String last() {
      return complaints.isEmpty() ? "it said nothing" : complaints.getLast();
    }

    boolean tells(String words) {
      return complaints.stream().anyMatch(line -> line.contains(words));
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    blocks.clear();
    RUNNING.remove(process);
  }

  private void readBlocks() {
    try (DataInputStream out = new DataInputStream(process.getInputStream())) {
      readHead(out);
      byte[] block;
      do {
        block = out.readNBytes(BLOCK);
        blocks.put(block);
      } while (block.length > 0);
    } catch (IOException e) {
      blocks.offer(END); // the program ended early and tells why, or was ended by us
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The head of an AU file: mark, offset of the samples, their size, encoding, rate, channels.
  private void readHead(DataInputStream out) throws IOException {
    out.skipNBytes(Integer.BYTES);
    int offset = out.readInt();
    out.skipNBytes(3 * Integer.BYTES);
    channels = out.readInt();
    out.skipNBytes(offset - 6 * Integer.BYTES);
  }

  private void readComplaints() {
    try (InputStream err = process.getErrorStream()) {
      byte[] buffer = new byte[COMPLAINTS];
      for (int n = err.read(buffer); n >= 0; n = err.read(buffer)) {
        complaints.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
        complaints.delete(0, Math.max(0, complaints.length() - COMPLAINTS));
      }
    } catch (IOException e) {
      complaints.append(e.getMessage());
    }
  }

  private static float[] floats(byte[] block) {
    FloatBuffer buffer = ByteBuffer.wrap(block).order(ByteOrder.BIG_ENDIAN).asFloatBuffer();
    float[] samples = new float[buffer.remaining()];
    buffer.get(samples);
    return samples;
  }
}
