package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken in, left out and refused, by where it lies and what kind of thing it is. */
class PlacesTest {
  @TempDir private Path folder;
  private Path in;
  private Path data;

  @BeforeEach
  void twoNotes() throws IOException {
    data = folder.resolve("data");
    in = Files.createDirectory(folder.resolve("in"));
    Files.writeString(in.resolve("a.txt"), "The kettle leaks at its spout.");
    Files.writeString(in.resolve("b.txt"), "The grinder is loud in the morning.");
  }

  @Test
  void whatLiesOnADiskThatIsNotMountedIsNeitherMovedNorPruned() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "none", disk.toString()), "LOUD: mounting is not allowed here");
    try {
      Files.copy(in.resolve("a.txt"), disk.resolve("kettle.txt"));
      assertThat(ingest(disk).exit()).isEqualTo(Exit.OK);
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }

    CliRun beside = ingest(in);
    assertThat(beside.json().get("renamed").asInt()).isZero();
    assertThat(beside.json().get("added").asInt()).isEqualTo(2);

    CliRun pruned = ingest(disk, "--prune");
    assertThat(pruned.json().get("removed").asInt()).isZero();
    assertThat(pruned.json().get("away").asInt()).isEqualTo(1);
    assertThat(pruned.err()).contains("1 items").contains("mounted").contains("--force");
    assertThat(items()).isEqualTo(3);
    assertThat(ingest(disk, "--prune", "--force").json().get("removed").asInt()).isEqualTo(1);
  }

  @Test
  void theDataFolderIsNeverTakenInHoweverItIsReached() throws IOException {
    data = in.resolve("kb");
    for (int time = 0; time < 2; time++) {
      CliRun run = ingest(in);
      assertThat(run.exit()).isEqualTo(Exit.OK);
      assertThat(run.err()).contains("kb").contains("skipped");
      assertThat(items()).isEqualTo(2);
    }
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);
    for (Path inside : new Path[] {data, link, link.resolve("blobs"), data.resolve("catalog.db")}) {
      assertThat(ingest(inside).err()).contains("own").contains("skipped");
    }
    assertThat(items()).isEqualTo(2);

    CliRun other = CliRun.of(folder.resolve("other"), "ingest", "--json", in.toString());
    assertThat(other.err()).contains("a data folder of Onespace; skipped");
    assertThat(other.json().get("added").asInt()).isEqualTo(2);
  }

  @Test
  void aReportTakesThePlaceOfAnEarlierReportAndOfNothingElse() throws IOException {
    Path report = folder.resolve("report.json");
    assertThat(ingest(in, "--report", report.toString()).exit()).isEqualTo(Exit.OK);
    assertThat(ingest(in, "--report", report.toString()).exit()).isEqualTo(Exit.OK);

    Path config = Files.writeString(folder.resolve("own.properties"), "limits.text-tokens = 500\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), config);
    Path input = in.resolve("a.txt");
    for (Path other : new Path[] {data.resolve("catalog.db"), config, link, input}) {
      byte[] before = Files.readAllBytes(other);
      CliRun refused = ingest(in, "--report", other.toString());
      assertThat(refused.exit()).isEqualTo(Exit.USAGE);
      assertThat(refused.err()).contains(other.toString()).contains("there already");
      assertThat(Files.readAllBytes(other)).isEqualTo(before);
    }
  }

  @Test
  void anEmptyPathIsAMistakeAndNotTheWorkingFolder() {
    assertThat(CliRun.of(data, "ingest", "").exit()).isEqualTo(Exit.USAGE);
    assertThat(CliRun.of(data, "ingest", in.toString(), "--report", "").exit())
        .isEqualTo(Exit.USAGE);
    assertThat(CliRun.of(data, "search", "--image", "").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void theConfigurationIsNotTakenIn() throws IOException {
    Path config = in.resolve("own.properties");
    Files.writeString(config, "limits.text-tokens = 500\n");
    CliRun run = ingest(in, "--config", config.toString());
    assertThat(run.json().get("added").asInt()).isEqualTo(2);
    assertThat(run.err()).contains("own.properties").contains("skipped");
  }

  @Test
  void whatIsNoRegularFileIsRefusedAsAnInputAndAsAQuestion() throws Exception {
    Path pipe = folder.resolve("pipe.png");
    assumeTrue(run("mkfifo", pipe.toString()), "LOUD: no pipes here");
    ingest(in);
    for (Path endless : new Path[] {pipe, Path.of("/dev/zero")}) {
      CliRun asked = CliRun.of(data, "search", "--image", endless.toString());
      assertThat(asked.exit()).isEqualTo(Exit.CANNOT_RUN);
      assertThat(asked.err()).contains("is not a regular file");
      assertThat(CliRun.of(data, "search", "--not", "@" + endless, "kettle").err())
          .contains("is not a regular file");
      CliRun taken = ingest(endless);
      assertThat(taken.exit()).isEqualTo(Exit.SOME_FAILED);
      assertThat(taken.err()).contains("neither a regular file nor a folder");
    }
    Files.writeString(
        in.resolve("items.jsonl"),
        "{\"id\":\"x\",\"path\":\"p\"}\n{\"id\":\"y\",\"text\":\"ok\"}\n");
    assertThat(run("mkfifo", in.resolve("p").toString())).isTrue();
    assertThat(ingest(in).json().get("added").asInt()).isEqualTo(1);
    assertThat(ingest(in, "--report", pipe.toString()).err()).contains("is not a regular file");
    assertThat(ingest(in, "--config", "/dev/zero").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  void aTextWithinALineObeysTheLimitOfTexts() throws IOException {
    Files.writeString(
        in.resolve("items.jsonl"), "{\"id\":\"x\",\"text\":\"" + "ä".repeat(60) + "\"}");
    CliRun run = ingest(in, "--set", "limits.text-bytes=100");
    assertThat(run.exit()).isEqualTo(Exit.SOME_FAILED);
    assertThat(run.err()).contains("120 bytes").contains("limits.text-bytes");
  }

  @Test
  void fieldsAreKeptUntilTheyAreNamedAndEmptiedInEveryWay() throws IOException {
    ingest(in.resolve("a.txt"), "--meta", "category=auth", "--meta", "owner=Ann");
    ingest(in.resolve("a.txt"));
    assertThat(fields()).contains("auth").contains("Ann");
    Files.writeString(in.resolve("a.txt.meta.json"), "{\"owner\":null,\"floor\":3}");
    ingest(in.resolve("a.txt"));
    assertThat(fields()).contains("auth").doesNotContain("Ann").contains("floor");
    ingest(in.resolve("a.txt"), "--meta", "category=");
    assertThat(fields()).doesNotContain("auth").contains("floor");
  }

  @Test
  void aCollectionOfABadNameIsRefusedBeforeAnythingIsWritten() {
    for (String name : new String[] {"my docs", "../x", "a@2", "", "a/b", "-a", "a".repeat(64)}) {
      CliRun run = CliRun.of(data, "--collection", name, "ingest", in.toString());
      assertThat(run.exit()).as(name).isEqualTo(Exit.USAGE);
      assertThat(run.err()).contains("no name for a collection");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aQuestionThatIsTooLongIsRefusedWithItsLimit() {
    ingest(in);
    CliRun run = CliRun.of(data, "search", "w1 ".repeat(4_000));
    assertThat(run.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(run.err()).contains("11999 characters").contains("10000").contains("--like");
  }

  private CliRun ingest(Path path, String... options) {
    String[] words = new String[options.length + 3];
    words[0] = "ingest";
    words[1] = "--json";
    words[2] = path.toString();
    System.arraycopy(options, 0, words, 3, options.length);
    return CliRun.of(data, words);
  }

  private int items() {
    return CliRun.of(data, "stats", "--json").json().get("items").asInt();
  }

  private String fields() {
    CliRun found = CliRun.of(data, "search", "--json", "kettle");
    String id = found.json().get("hits").get(0).get("id").asString();
    return CliRun.of(data, "show", id).out();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
