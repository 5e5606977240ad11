package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full costs nothing but the time until there is room. */
class FullDiskTest {
  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  @BeforeEach
  void aSmallDisk() throws IOException, InterruptedException {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
    if (!mounted) {
      System.err.println("FULL DISK TEST SKIPPED: no small disk can be mounted here");
    }
    assumeTrue(mounted, "no small disk can be mounted here");
  }

  @AfterEach
  void removed() throws IOException, InterruptedException {
    if (mounted) {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void the_ingest_stops_says_why_and_goes_on_when_there_is_room()
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path calm = folder.resolve("calm");
    CliRun.of(calm, "ingest", items.toString());

    Path data = disk.resolve("data");
    CliRun full = CliRun.of(data, "ingest", items.toString());
    assertStopped(full);
    goesOn(items, data, calm);
  }

  @Test
  void nothing_of_what_is_done_is_lost_where_only_the_originals_have_no_room()
      throws IOException, InterruptedException {
    Path items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    Path calm = folder.resolve("calm");
    CliRun.of(calm, "ingest", items.toString());

    assertThat(run("mount", "-o", "remount,size=400k", disk.toString())).isTrue();
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createSymbolicLink(data.resolve("blobs"), disk);
    CliRun full = CliRun.of(data, "ingest", items.toString());
    assertStopped(full);
    assertThat(Stored.in(data).items()).as("what was done is kept").isNotEmpty();
    goesOn(items, data, calm);
  }

  private static void assertStopped(CliRun full) {
    assertThat(full.exit()).as(full.err()).isEqualTo(Exit.STOPPED);
    assertThat(full.err())
        .contains("DISK_FULL", "Make room, and run the same command again")
        .doesNotContain("\tat ");
  }

  private void goesOn(Path items, Path data, Path calm) throws IOException, InterruptedException {
    assertThat(run("mount", "-o", "remount,size=2g", disk.toString())).isTrue();
    assertThat(CliRun.of(data, "ingest", items.toString()).exit()).isEqualTo(Exit.OK);
    assertThat(Stored.in(data)).isEqualTo(Stored.in(calm));
    assertThat(CliRun.of(data, "doctor").exit()).isEqualTo(Exit.OK);
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
