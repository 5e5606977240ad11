package dev.onespace.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * This process, as its successors know it: on Linux it is told by the boot of its machine and by
 * its process namespace, which containers have of their own, where process numbers mean what they
 * mean here. Elsewhere nobody is told from here to have ended.
 *
 * @param place where process numbers mean the same
 * @param number the process there
 * @param started when, in milliseconds since 1970: numbers are used again
 */
record RunningProcess(String place, long number, long started) {
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final Path NAMESPACE = Path.of("/proc/self/ns/pid");
  private static final RunningProcess THIS = find();

  /** The one we are in. */
  static RunningProcess current() {
    return THIS;
  }

  private static RunningProcess find() {
    ProcessHandle process = ProcessHandle.current();
    return new RunningProcess(findPlace(), process.pid(), started(process));
  }

  private static String findPlace() {
    try {
      return Files.readString(BOOT).strip() + "/" + Files.readSymbolicLink(NAMESPACE);
    } catch (IOException | UnsupportedOperationException notLinux) {
      return UUID.randomUUID().toString(); // no other process has it
    }
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Whether a process of this place still runs. */
  boolean isRunning(long process, long itsStart) {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .filter(it -> started(it) == itsStart)
        .isPresent();
  }
}
