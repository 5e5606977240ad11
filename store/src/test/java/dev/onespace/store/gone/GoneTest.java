package dev.onespace.store.gone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.filter.Filter;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Metadata;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.lucene.IndexFiles;
import dev.onespace.store.lucene.LuceneIndex;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoneTest {
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00"), Optional.empty(), Metadata.NONE);

  private final MemorySpace space = new MemorySpace();
  private final StageClock clock = new StageClock();

  @SuppressWarnings("NullAway.Init")
  private DataFolder folder;

  @SuppressWarnings("NullAway.Init")
  private SqliteCatalog catalog;

  @SuppressWarnings("NullAway.Init")
  private LuceneIndex index;

  @SuppressWarnings("NullAway.Init")
  private FolderBlobs blobs;

  @BeforeEach
  void open(@TempDir Path root) {
    folder = new DataFolder(root);
    catalog = catalog("default");
    index = LuceneIndex.open(folder.index("default"), Access.WRITE);
    blobs = new FolderBlobs(folder.blobs());
  }

  @AfterEach
  void close() {
    index.close();
    catalog.close();
  }

  private SqliteCatalog catalog(String collection) {
    return SqliteCatalog.open(folder.catalog(), collection, SpaceIdentity.of(space), Access.WRITE);
  }

  @Test
  void a_replaced_file_takes_its_former_original_along() {
    ingest("a", "the first words");
    ingest("a", "the second words");
    assertThat(blobs.get(ContentHash.of("the first words"))).isEmpty();
    assertThat(blobs.get(ContentHash.of("the second words"))).isPresent();
  }

  @Test
  void an_original_stays_while_another_item_uses_it() {
    ingest("a", "shared words");
    ingest("b", "shared words");
    ingest("a", "words of its own");
    assertThat(blobs.get(ContentHash.of("shared words"))).isPresent();
    ingest("b", "others");
    assertThat(blobs.get(ContentHash.of("shared words"))).isEmpty();
  }

  @Test
  void an_original_stays_while_another_collection_uses_it() {
    ingest("a", "shared words");
    try (SqliteCatalog other = catalog("other")) {
      new Ingest(space, other, blobs, clock)
          .run(inputs("z", "shared words"), IngestOptions.usual(_ -> true), IngestListener.SILENT);
    }
    ingest("a", "words of its own");
    assertThat(blobs.get(ContentHash.of("shared words"))).isPresent();
  }

  @Test
  void a_missing_original_comes_back_with_the_same_ingest() {
    ingest("a", "some words");
    blobs.delete(ContentHash.of("some words"));
    ingest("a", "some words");
    assertThat(blobs.isSound(ContentHash.of("some words"))).isTrue();
  }

  @Test
  void the_catalog_forgets_the_name_of_a_deleted_item_when_the_index_has_followed() {
    ingest("a", "one");
    ingest("b", "two");
    follower().catchUp();
    catalog.delete(new ItemId("a"));
    assertThat(catalog.upkeep().deletedNames()).isEqualTo(1);
    follower().catchUp();
    assertThat(catalog.upkeep().deletedNames()).isZero();
    assertThat(follower().isUpToDate()).isTrue();
    assertThat(index.passages()).isEqualTo(1);
    follower().rebuild();
    assertThat(follower().isUpToDate()).isTrue();
  }

  @Test
  void an_index_that_missed_a_forgotten_deletion_is_built_anew() throws IOException {
    ingest("a", "one");
    ingest("b", "two");
    follower().catchUp();
    index.close();
    Path old = copy(folder.index("default"), folder.root().resolve("old"));
    reopen();
    catalog.delete(new ItemId("a"));
    follower().catchUp();
    index.close();
    LuceneIndex.discard(folder.index("default"));
    copy(old, folder.index("default"));
    reopen();
    assertThat(index.matching("one", Filter.ALL, 5)).hasSize(1);
    follower().catchUp();
    assertThat(index.matching("one", Filter.ALL, 5)).isEmpty();
    assertThat(index.matching("two", Filter.ALL, 5)).hasSize(1);
    assertThat(follower().isUpToDate()).isTrue();
  }

  @Test
  void a_compacted_index_holds_nothing_of_what_was_removed_also_beside_a_reader()
      throws IOException {
    for (int i = 0; i < 40; i++) {
      ingest("item-" + i, i == 7 ? "xylophone" : "common words number " + i);
    }
    follower().catchUp();
    byte[] gone = start(vector("item-7"));
    byte[] kept = start(vector("item-8"));
    try (LuceneIndex reader = LuceneIndex.open(folder.index("default"), Access.READ)) {
      assertThat(reader.passages()).isEqualTo(40);
      catalog.delete(new ItemId("item-7"));
      follower().catchUp();
      assertThat(index.awaitingCompaction()).isEqualTo(1);
      assertThat(traces(gone)).isNotEmpty();
      assertThat(traces(utf8("xylophon"))).isNotEmpty();
      index.compact();
      assertThat(index.awaitingCompaction()).isZero();
      assertThat(traces(gone)).isEmpty();
      assertThat(traces(utf8("xylophon"))).isEmpty();
      assertThat(traces(kept)).isNotEmpty();
      assertThat(IndexFiles.examine(folder.index("default")).strays()).isEmpty();
      assertThat(reader.passages()).isEqualTo(39);
      assertThat(follower().isUpToDate()).isTrue();
    }
  }

  @Test
  void a_rewritten_catalog_holds_nothing_of_what_was_deleted() throws IOException {
    Random random = new Random(5);
    List<String> live = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String id = "marker-%05d-".formatted(i);
      catalog.put(Entries.texts(id, (id + " ").repeat(1 + random.nextInt(200))), CHECKPOINT);
      live.add(id);
      if (random.nextInt(3) > 0) {
        String victim = live.remove(random.nextInt(live.size()));
        catalog.delete(new ItemId(victim));
        gone.add(victim);
      }
    }
    catalog.forget(catalog.sequence());
    catalog.upkeep().rewrite();
    assertThat(catalog.upkeep().emptyLog()).isTrue();
    byte[] bytes = Files.readAllBytes(folder.catalog());
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(gone).hasSizeGreaterThan(300).noneMatch(all::contains);
    assertThat(live).allMatch(all::contains);
    assertThat(folder.root().resolve("catalog.db-wal")).isEmptyFile();
  }

  @Test
  void old_pages_stay_in_the_log_while_another_reader_looks_at_them() throws SQLException {
    ingest("a", "one");
    try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + folder.catalog());
        Statement statement = reader.createStatement()) {
      reader.setAutoCommit(false);
      statement.executeQuery("select count(*) from item").close();
      catalog.delete(new ItemId("a"));
      assertThat(catalog.upkeep().emptyLog()).isFalse();
      reader.rollback();
      assertThat(catalog.upkeep().emptyLog()).isTrue();
    }
  }

  private void reopen() {
    index = LuceneIndex.open(folder.index("default"), Access.WRITE);
  }

  private IndexFollower follower() {
    return new IndexFollower(catalog, index, clock);
  }

  private void ingest(String id, String words) {
    new Ingest(space, catalog, blobs, clock)
        .run(inputs(id, words), IngestOptions.usual(_ -> true), IngestListener.SILENT);
  }

  private static java.util.Iterator<Incoming> inputs(String id, String words) {
    Incoming input =
        new Incoming.Ready(
            new Input(
                "file:///" + id,
                Optional.of(new ItemId(id)),
                id,
                new Content.Words(words),
                Metadata.NONE));
    return List.of(input).iterator();
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }

  private float[] vector(String id) {
    return catalog.passages(List.of(new ItemId(id))).values().iterator().next().getFirst().vector();
  }

  /** The first four numbers of a vector, as they lie in files. */
  private static byte[] start(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector, 0, 4);
    return bytes.array();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The files of the index that hold these bytes. */
  private List<Path> traces(byte[] bytes) throws IOException {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.index("default"))) {
      for (Path file : files.toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(wanted)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}
