package dev.onespace.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Peak resident memory as Linux tells it: the high-water mark of this process, and of the largest
 * child seen while sampling.
 */
final class PeakMemory implements AutoCloseable {
  private static final long EVERY_MS = 200;
  private static final String MARK = "VmHWM:";

  private final Thread sampler;
  private volatile long largestChildKb;

  private PeakMemory() {
    sampler = Thread.ofVirtual().name("peak-memory").unstarted(this::sample);
  }

  /** Samples the children from now on, until closed. */
  static PeakMemory watching() {
    PeakMemory memory = new PeakMemory();
    memory.sampler.start();
    return memory;
  }

  /** The peak so far in MB; -1 where the system does not tell. */
  long megabytes() {
    return highWaterKb("self").map(own -> (own + largestChildKb) / 1024).orElse(-1L);
  }

  private void sample() {
    try {
      while (true) {
        try (Stream<ProcessHandle> children = ProcessHandle.current().descendants()) {
          children
              .filter(PeakMemory::runsItsOwnProgram)
              .flatMap(child -> highWaterKb(String.valueOf(child.pid())).stream())
              .forEach(kb -> largestChildKb = Math.max(largestChildKb, kb));
        }
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** A child that has just been forked still shows our own memory as its own. */
  private static boolean runsItsOwnProgram(ProcessHandle child) {
    try {
      Path ours = Path.of("/proc/self/exe").toRealPath();
      return !Path.of("/proc", String.valueOf(child.pid()), "exe").toRealPath().equals(ours);
    } catch (IOException goneOrNotLinux) {
      return false;
    }
  }

  private static Optional<Long> highWaterKb(String process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc", process, "status"))) {
      return lines
          .filter(line -> line.startsWith(MARK))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException goneOrNotLinux) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
