package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Ctrl-C and the request to end do to a program that runs. */
class InterruptsTest {
  private static final long LONGEST_SECONDS = 120;

  /** The ingest waits for a line that never comes, so that it cannot end by itself. */
  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void the_second_signal_ends_the_process_at_once(String signal, int code, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeHeard(signal);
    try (var watch = folder.getFileSystem().newWatchService()) {
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = waiting(folder.resolve("data"), folder.resolve("report.json"));
      CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
          .execute(process::destroyForcibly); // else one that does not hear would be read for ever
      try (BufferedReader told = process.inputReader(StandardCharsets.UTF_8)) {
        untilReportIsBegun(watch);
        send(signal, process);
        List<String> lines = new ArrayList<>();
        for (String line = told.readLine(); line != null; line = told.readLine()) {
          lines.add(line);
          if (line.startsWith("Finishing the item under way")) {
            send(signal, process);
          }
        }
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isEqualTo(code);
        assertThat(lines).noneMatch(it -> it.contains("Exception") || it.contains("WARNING"));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Jobs in the background of a shell ignore Ctrl-C, as do all that they start. */
  private static void assumeHeard(String signal) throws IOException {
    Path status = Path.of("/proc/self/status");
    boolean ignored =
        signal.equals("INT")
            && Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    if (ignored) {
      System.err.println("INTERRUPTS TEST SKIPPED FOR CTRL-C: this process was told to ignore it");
    }
    assumeFalse(ignored, "this process was told to ignore Ctrl-C");
  }

  private static Process waiting(Path data, Path report) throws IOException {
    return new ProcessBuilder(CliRun.command(data, "ingest", "-", "--report", report.toString()))
        .redirectErrorStream(true)
        .start();
  }

  /** From then on the ingest catches signals. */
  private static void untilReportIsBegun(WatchService watch) throws InterruptedException {
    boolean begun = false;
    while (!begun) {
      WatchKey key = watch.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
      assertThat(key).as("a report is begun").isNotNull();
      begun = key.pollEvents().stream().anyMatch(it -> it.context().toString().contains("report"));
      key.reset();
    }
  }

  private static void send(String signal, Process process)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}
