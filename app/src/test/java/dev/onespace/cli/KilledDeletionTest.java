package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.SqliteCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that deletes an item and is killed when the catalog has lost the item, and before its
 * original is dropped: whoever writes next drops it.
 */
class KilledDeletionTest {
  @TempDir private Path folder;
  private DataFolder data;
  private ContentHash secret;
  private ItemId other;

  @BeforeEach
  void twoItemsOneOfThemHalfDeleted() throws IOException {
    data = new DataFolder(folder.resolve("data"));
    Path in = Files.createDirectory(folder.resolve("in"));
    Path letter =
        Files.writeString(in.resolve("secret.txt"), "The code of the safe is in this letter.");
    Path kettle = Files.writeString(in.resolve("other.txt"), "The kettle leaks at its spout.");
    assertThat(CliRun.of(data.root(), "ingest", in.toString()).exit()).isEqualTo(CliRun.OK);
    Files.delete(letter);
    try (var catalog = SqliteCatalog.open(data.catalog(), "default", Access.WRITE)) {
      StoredItem lost = catalog.bySource(letter.toUri().toString()).orElseThrow();
      secret = lost.item().content();
      other = catalog.bySource(kettle.toUri().toString()).orElseThrow().item().id();
      catalog.delete(lost.item().id());
    }
    assertThat(blobs().get(secret)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest IN", "delete OTHER", "doctor --mend"})
  void its_original_is_dropped_by_the_next_that_writes(String command) {
    String in = folder.resolve("in").toString();
    String[] words = command.replace("IN", in).replace("OTHER", other.value()).split(" ");
    CliRun run = CliRun.of(data.root(), words);
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    assertThat(blobs().get(secret)).isEmpty();
    assertThat(CliRun.of(data.root(), "doctor").out()).doesNotContain("used by no item");
  }

  private FolderBlobs blobs() {
    return new FolderBlobs(data.blobs());
  }
}
