package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.store.blobs.FolderBlobs;
import dev.onespace.store.folder.DataFolder;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Delete means gone: of what was deleted no byte is left in the data folder. */
class GoneTest {
  private static final String WORD = "zyxquokkab";
  private static final int CHUNK = 48;
  private static final int MANY = 60;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path data;

  @BeforeEach
  void nameTheFolder() {
    data = folder.resolve("data");
  }

  @Test
  void after_a_compacting_delete_no_byte_of_text_picture_and_recording_is_left()
      throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    Files.writeString(
        inputs.resolve("secret-plan.txt"),
        "Our secret plan is called " + WORD + ", and nobody else may ever read of it.");
    Files.writeString(inputs.resolve("kept.txt"), "The kettle is descaled with citric acid.");
    // Of a small index Lucene removes what was deleted by itself.
    for (int i = 0; i < MANY; i++) {
      Files.writeString(inputs.resolve("other-" + i + ".txt"), "Some other note, number " + i);
    }
    copy("images/photo-bear.jpg", inputs.resolve("hidden-bear.jpg"));
    copy("images/photo-skiing.jpg", inputs.resolve("kept-skiing.jpg"));
    copy("audio/order-0b3c4445.flac", inputs.resolve("private-call.flac"));
    assertThat(run("ingest", inputs.toString()).exit()).isEqualTo(Exit.OK);

    List<String> secret =
        ids().stream()
            .filter(id -> id.matches("(secret-plan|hidden-bear|private-call).*"))
            .toList();
    assertThat(secret).hasSize(3);
    Map<String, byte[]> marks = marks(secret);
    assertThat(marks).hasSizeGreaterThan(10);
    assertThat(found(marks)).isEqualTo(marks.keySet());

    JsonNode deleted = json("delete", secret.get(0), secret.get(1), secret.get(2), "--json");
    assertThat(deleted.get("deleted").asLong()).isEqualTo(3);
    assertThat(deleted.get("originals").get("files").asLong()).isEqualTo(3);
    assertThat(deleted.get("thumbnails").get("files").asLong()).isEqualTo(1);
    assertThat(deleted.get("catalog").get("log_emptied").asBoolean()).isTrue();
    long awaiting = deleted.get("index").get("awaiting_compaction").asLong();
    assertThat(awaiting).isPositive().isEqualTo(deleted.get("passages").asLong());
    assertThat(compaction().get("severity").asString()).isEqualTo("notice");
    assertThat(compaction().get("detail").asString()).contains(" " + awaiting + " removed");

    JsonNode compacted = json("delete", "--compact", "--json").get("compaction");
    assertThat(compacted.get("passages").asLong()).isEqualTo(awaiting);
    assertThat(compaction().get("severity").asString()).isEqualTo("ok");
    assertThat(found(marks)).isEmpty();
    assertThat(json("search", "kettle", "--json").get("hits").get(0).get("title").asString())
        .isEqualTo("kept.txt");
  }

  @Test
  void what_another_item_uses_too_stays_until_that_one_is_deleted() throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    copy("images/photo-bear.jpg", inputs.resolve("one.jpg"));
    copy("images/photo-bear.jpg", inputs.resolve("two.jpg"));
    assertThat(run("ingest", inputs.toString()).exit()).isEqualTo(Exit.OK);
    List<String> ids = ids();
    StoredItem first = stored(ids.getFirst());
    FolderBlobs blobs = new FolderBlobs(new DataFolder(data).blobs());
    ContentHash thumbnail = first.checkpoint().thumbnail().orElseThrow();

    JsonNode one = json("delete", ids.getFirst(), "--json");
    assertThat(one.get("originals").get("files").asLong()).isZero();
    assertThat(blobs.isSound(first.item().content())).isTrue();
    assertThat(blobs.isSound(thumbnail)).isTrue();

    JsonNode two = json("delete", ids.getLast(), "--json");
    assertThat(two.get("originals").get("files").asLong()).isEqualTo(1);
    assertThat(two.get("thumbnails").get("files").asLong()).isEqualTo(1);
    assertThat(blobs.get(first.item().content())).isEmpty();
    assertThat(blobs.get(thumbnail)).isEmpty();
  }

  @Test
  void ids_that_are_not_there_are_named_and_exit_with_3_and_nothing_named_is_wrong_usage()
      throws IOException {
    Path text = Files.writeString(folder.resolve("note.txt"), "A note.");
    run("ingest", text.toString());
    CliRun run = run("delete", ids().getFirst(), "never-there");
    assertThat(run.exit()).isEqualTo(Exit.SOME_FAILED);
    assertThat(run.err()).contains("never-there");
    assertThat(run.out()).startsWith("1 deleted");
    assertThat(run("delete").exit()).isEqualTo(Exit.USAGE);
  }

  private CliRun run(String... words) {
    return CliRun.of(data, words);
  }

  private JsonNode json(String... words) {
    CliRun run = run(words);
    assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    return JsonMapper.shared().readTree(run.out());
  }

  private JsonNode compaction() {
    return json("doctor", "--json")
        .valueStream()
        .filter(finding -> finding.get("check").asString().equals("compaction"))
        .findFirst()
        .orElseThrow();
  }

  private static void copy(String sample, Path to) throws IOException {
    Files.copy(SampleKnowledge.HOME.resolve(sample), to);
  }

  private SqliteCatalog catalog() {
    return SqliteCatalog.open(new DataFolder(data).catalog(), "default", Access.READ);
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    try (SqliteCatalog catalog = catalog()) {
      catalog.forEachItem(10, items -> items.forEach(item -> ids.add(item.item().id().value())));
    }
    return ids;
  }

  private StoredItem stored(String id) {
    try (SqliteCatalog catalog = catalog()) {
      return catalog.item(new ItemId(id)).orElseThrow();
    }
  }

  /**
   * Bytes by which each of these items could be told: ids, words, vectors, originals, thumbnails.
   */
  private Map<String, byte[]> marks(List<String> ids) throws IOException {
    Map<String, byte[]> marks = new LinkedHashMap<>();
    marks.put("the word", WORD.getBytes(StandardCharsets.UTF_8));
    try (SqliteCatalog catalog = catalog()) {
      for (String id : ids) {
        marks.put("id " + id, id.getBytes(StandardCharsets.UTF_8));
        StoredItem stored = catalog.item(new ItemId(id)).orElseThrow();
        marks.put("original of " + id, chunk(stored.item().content()));
        if (stored.checkpoint().thumbnail().isPresent()) {
          marks.put("thumbnail of " + id, chunk(stored.checkpoint().thumbnail().get()));
        }
        for (Passage passage :
            catalog.passages(List.of(new ItemId(id))).values().iterator().next()) {
          marks.put(
              "%s vector %d of %s".formatted(passage.facet(), passage.ordinal(), id),
              start(passage.vector()));
        }
      }
    }
    return marks;
  }

  /** Some bytes from the middle of a blob. */
  private byte[] chunk(ContentHash blob) throws IOException {
    FolderBlobs blobs = new FolderBlobs(new DataFolder(data).blobs());
    try (InputStream in = blobs.get(blob).orElseThrow().open()) {
      byte[] all = in.readAllBytes();
      int length = Math.min(CHUNK, all.length / 2);
      return java.util.Arrays.copyOfRange(all, all.length / 2, all.length / 2 + length);
    }
  }

  /** The first four numbers of a vector, as they lie in files. */
  private static byte[] start(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector, 0, 4);
    return bytes.array();
  }

  /** Those of the marks that are in any file of the data folder. */
  private Set<String> found(Map<String, byte[]> marks) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        marks.forEach(
            (mark, bytes) -> {
              if (content.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                found.add(mark);
              }
            });
      }
    }
    return found;
  }
}
