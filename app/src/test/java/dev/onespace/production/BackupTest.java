package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backup and restore as docs/production.md says, command for command. */
class BackupTest {
  private static final Texts BEFORE = new Texts(40);
  private static final Texts AFTER = new Texts(60);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void what_was_there_at_the_backup_is_there_after_a_restore_and_pinecone_follows()
      throws Exception {
    Optional<Path> programs = InstalledPostgres.programs();
    if (programs.isEmpty()) {
      System.err.println("BACKUP TEST SKIPPED: PostgreSQL's own packages are not installed");
    }
    assumeTrue(programs.isPresent(), "PostgreSQL's own packages are not installed");
    WatchedSpace space = WatchedSpace.answering();
    try (InstalledPostgres postgres = InstalledPostgres.start(programs.get());
        Servers servers = Servers.behind(space)) {
      Path data = folder.resolve("node");
      Path blobs = folder.resolve("blobs");
      servers.configure(data, "postgres.url = " + postgres.url(), "blobs.folder = " + blobs);
      requireOk(data, "ingest", BEFORE.writeTo(folder.resolve("before")).toString());

      Path dump = folder.resolve("onespace.dump");
      postgres.client("pg_dump", "-Fc", "-n", "onespace", "-f", dump.toString(), "onespace");
      copy(blobs, folder.resolve("blobs.backup"));
      // What comes and goes after the backup is in neither.
      requireOk(data, "ingest", AFTER.writeTo(folder.resolve("after")).toString());
      requireOk(data, "delete", "text-7");
      int bought = space.asked();

      copy(folder.resolve("blobs.backup"), blobs);
      postgres.client("dropdb", "onespace");
      postgres.client("createdb", "onespace");
      postgres.client("pg_restore", "-d", "onespace", dump.toString());
      CliRun untold = CliRun.of(data, "doctor", "--mend");
      assertThat(untold.exit()).as(untold.said()).isEqualTo(CliRun.CANNOT_RUN);
      assertThat(untold.out()).contains("onespace doctor --take-over");
      requireOk(data, "doctor", "--take-over");
      requireOk(data, "doctor");

      JsonNode stats = CliRun.of(data, "stats", "--json").json();
      assertThat(stats.get("items").asInt()).isEqualTo(BEFORE.count());
      assertThat(stats.get("indexed").asInt()).isEqualTo(BEFORE.count());
      assertThat(CliRun.of(data, "search", Texts.text(7)).out()).contains("text-7");
      assertThat(CliRun.of(data, "search", Texts.text(50)).out()).doesNotContain("text-50");
      assertThat(space.asked()).as("nothing is embedded again").isEqualTo(bought);
    }
  }

  private static void requireOk(Path data, String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
  }

  /** As {@code rsync -a FROM/ TO/} does. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!Files.exists(target)) {
          Files.copy(file, target);
        }
      }
    }
  }
}
