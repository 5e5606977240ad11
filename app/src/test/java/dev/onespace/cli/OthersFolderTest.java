package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A data folder that another user owns, or that lies on a disk that may only be read. It takes root
 * to give files away or to mount; root without capabilities is a user like any other.
 */
class OthersFolderTest {
  private static final String NOBODY = "65534";

  @TempDir private Path folder;
  private Path in;
  private Path data;

  @BeforeEach
  void aFolderOfRoot() throws Exception {
    boolean root =
        succeeds(List.of("chown", NOBODY, folder.toString())) && succeeds(plainly("true"));
    if (!root) {
      System.err.println("OTHERS' FOLDER TEST SKIPPED: this user cannot give files away");
    }
    assumeTrue(root, "this user cannot give files away");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    in = Files.createDirectory(folder.resolve("in"));
    data = folder.resolve("data");
    Files.writeString(in.resolve("kettle.txt"), "The kettle leaks at its spout.");
    Files.writeString(in.resolve("grinder.txt"), "The grinder is loud in the morning.");
    assertThat(CliRun.of(data, "ingest", in.toString()).exit()).isEqualTo(Exit.OK);
    permit(data);
  }

  @Test
  void another_user_who_may_only_read_it_searches_it_and_is_told_what_he_cannot_do()
      throws Exception {
    give(data);
    Told found = user("search", "--json", "kettle");
    assertThat(found.exit).as(found.text).isEqualTo(Exit.OK);
    assertThat(found.text).contains("kettle.txt");
    assertThat(user("stats").exit).isEqualTo(Exit.OK);

    for (String[] words :
        new String[][] {{"ingest", in.toString()}, {"delete", "kettle"}, {"reindex"}}) {
      Told refused = user(words);
      assertThat(refused.exit).as(refused.text).isEqualTo(Exit.CANNOT_RUN);
      assertThat(refused.text).contains(data.toString()).contains("owner");
      assertSaysNothingOfDefects(refused);
    }
    assertSaysNothingOfDefects(user("doctor"));
    assertThat(CliRun.of(data, "doctor").exit()).as("nothing was harmed").isEqualTo(Exit.OK);
  }

  @Test
  void a_folder_that_another_user_may_not_even_enter_is_not_told_to_be_empty() throws Exception {
    give(data);
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    for (String command : List.of("stats", "doctor", "reindex")) {
      Told refused = user(command);
      assertThat(refused.exit).as(refused.text).isEqualTo(Exit.CANNOT_RUN);
      assertThat(refused.text).contains("this user may not").contains(data.toString());
      assertSaysNothingOfDefects(refused);
    }
  }

  @Test
  void a_disk_that_may_only_be_read_is_searched() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    boolean mounted =
        succeeds(List.of("mount", "--bind", data.toString(), disk.toString()))
            && succeeds(List.of("mount", "-o", "remount,ro,bind", disk.toString()));
    if (!mounted) {
      System.err.println("READ-ONLY DISK TEST SKIPPED: nothing can be mounted here");
    }
    assumeTrue(mounted, "nothing can be mounted here");
    try {
      CliRun found = CliRun.of(disk, "search", "--json", "kettle");
      assertThat(found.exit()).as(found.said()).isEqualTo(Exit.OK);
      assertThat(found.out()).contains("kettle.txt");
      assertThat(CliRun.of(disk, "stats").exit()).isEqualTo(Exit.OK);
      CliRun refused = CliRun.of(disk, "ingest", in.toString());
      assertThat(refused.exit()).isEqualTo(Exit.CANNOT_RUN);
      assertThat(refused.err()).contains("Read-only file system").doesNotContain("INTERNAL");
      assertThat(CliRun.of(disk, "doctor").said()).doesNotContain("INTERNAL", "eport this");
    } finally {
      assertThat(succeeds(List.of("umount", disk.toString()))).isTrue();
    }
  }

  @Test
  void what_another_user_put_among_the_blobs_is_not_half_deleted_and_prune_says_so()
      throws Exception {
    Files.writeString(in.resolve("late.txt"), "The lamp flickers since Tuesday.");
    assertThat(CliRun.of(data, "ingest", in.toString()).exit()).isEqualTo(Exit.OK);
    String late = id("lamp");
    give(data.resolve("blobs"));
    permit(data);

    Told deleted = user("delete", "--json", late);
    assertThat(deleted.exit).as(deleted.text).isEqualTo(Exit.SOME_FAILED);
    assertThat(deleted.text).contains("not deleted: " + late).contains("another user");
    assertThat(id("lamp")).isEqualTo(late);

    Files.delete(in.resolve("late.txt"));
    Told pruned = user("ingest", "--prune", "--json", in.toString());
    assertThat(pruned.exit).as(pruned.text).isEqualTo(Exit.SOME_FAILED);
    assertThat(pruned.text).contains("--prune could not remove " + late);
    assertThat(pruned.text).contains("\"not_removed\"");
    assertThat(id("lamp")).isEqualTo(late);
    CliRun byOwner = CliRun.of(data, "ingest", "--prune", "--json", in.toString());
    assertThat(byOwner.json().get("removed").asInt()).isEqualTo(1);
  }

  private static void assertSaysNothingOfDefects(Told told) {
    assertThat(told.text).doesNotContain("INTERNAL", "eport this", "\tat ", "defect");
  }

  private String id(String words) {
    JsonNode hits = CliRun.of(data, "search", "--json", words).json().get("hits");
    return hits.get(0).get("id").asString();
  }

  /** What a command said on both streams. */
  private record Told(int exit, String text) {}

  private Told user(String... words) throws Exception {
    Process process =
        new ProcessBuilder(plainly(CliRun.command(data, words).toArray(String[]::new)))
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Told(process.waitFor(), text);
  }

  private static List<String> plainly(String... command) {
    List<String> all =
        new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
    all.addAll(List.of(command));
    return all;
  }

  /** Lets everybody read. */
  private static void permit(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.toList()) {
        Files.setPosixFilePermissions(
            each,
            PosixFilePermissions.fromString(Files.isDirectory(each) ? "rwxr-xr-x" : "rw-r--r--"));
      }
    }
  }

  private static void give(Path root) throws Exception {
    assertThat(succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, root.toString()))).isTrue();
  }

  private static boolean succeeds(List<String> command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }
}
