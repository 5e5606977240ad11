package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ingest and search reach out to nothing: watched from outside, by strace. The JVM itself asks the
 * kernel once whether it knows IPv4 and IPv6, by opening stream sockets that it closes at once,
 * when its file channels are first used; these are never connected and do not count.
 */
class OfflineTest {
  private static final Pattern PROBE =
      Pattern.compile("socket\\(AF_INET6?, SOCK_STREAM, IPPROTO_IP(\\)| <unfinished)");
  private static final int PROBES = 3;

  @Test
  void ingest_and_search_connect_to_nothing_and_look_up_no_name(@TempDir Path folder)
      throws IOException, InterruptedException {
    if (!hasStrace()) {
      System.err.println("OFFLINE TEST SKIPPED: strace is not installed");
    }
    assumeTrue(hasStrace(), "strace is not installed");
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path data = folder.resolve("data");
    String picture = SampleKnowledge.HOME.resolve("queries/q-sync-error.png").toString();
    assertThat(sockets(folder, data, "ingest", items.toString())).isEmpty();
    assertThat(sockets(folder, data, "search", "--image", picture)).isEmpty();
  }

  private static List<String> sockets(Path folder, Path data, String... words)
      throws IOException, InterruptedException {
    Path log = folder.resolve("strace-" + words[0]);
    List<String> command =
        new ArrayList<>(
            List.of("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", log.toString()));
    command.addAll(CliRun.command(data, words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Exit.OK);
    List<String> internet =
        Files.readAllLines(log).stream().filter(line -> line.contains("AF_INET")).toList();
    long probes = internet.stream().filter(OfflineTest::isProbe).count();
    assertThat(probes).isLessThanOrEqualTo(PROBES);
    return internet.stream().filter(line -> !isProbe(line)).toList();
  }

  private static boolean isProbe(String line) {
    return PROBE.matcher(line).find();
  }

  private static boolean hasStrace() throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("strace", "-V").redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
