package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Entry;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.fuzz.AwkwardText;
import dev.onespace.testkit.fuzz.Cases;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every sort of name that the file system takes. */
class FileNamesTest {
  /** Names as URIs write them: what stands there is the name's bytes. */
  private static final List<String> ESCAPED =
      List.of(
          "%FF%FE",
          "caf%E9.txt",
          "%C3%28.txt",
          "%E2%82",
          "%0A",
          "%0D%0A.txt",
          "%09",
          "%1B%5B2J",
          "%7F",
          "%25",
          "%2541",
          "%23",
          "%3F",
          "%20",
          "%20%20.txt",
          "trailing%20",
          "trailing.",
          "...",
          "..txt",
          "-",
          "--",
          "-rf",
          "--data",
          "-i%20x.txt",
          "@list",
          "~",
          "~root",
          "$HOME",
          "%60id%60",
          "%22quoted%22",
          "it's",
          "%5C",
          "a%5Cb.txt",
          "C%3A%5Cx.txt",
          "file:%252Fx",
          "con",
          "nul.txt",
          "*",
          "%3C%3E%7C",
          "items.jsonl%20",
          "ITEMS.JSONL",
          "x.jsonl",
          "no-file.meta.json",
          "x.txt.meta.jsonl",
          "meta.json",
          "%E2%80%AEgnp.exe",
          "%D7%A9%D7%9C%D7%95%D7%9D.txt",
          "u%CC%88.txt",
          "%C3%BC.txt",
          "%E1%84%92%E1%85%A1.txt",
          "%ED%95%98.txt",
          "%F0%9F%98%80.txt",
          "%F0%9F%91%A8%E2%80%8D%F0%9F%91%A9",
          "%EF%BB%BFbom",
          "%EF%BF%BF",
          "%EF%BF%BD%EF%BF%BD",
          "a".repeat(255),
          "%E7%95%8C".repeat(85),
          "%F0%9F%98%80".repeat(63) + ".md",
          "png",
          "x.",
          ".txt%20");

  /** A text that may also stand in a sidecar, should a name make one of it. */
  private static final String EITHER = "{\"words\":true}";

  private static final SpaceIdentity SPACE =
      new SpaceIdentity("none", 16, new SpaceHash("0011223344556677"));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00112233aabbccdd"), Optional.empty(), Metadata.NONE);

  private Path folder;

  @BeforeEach
  void inItsRealPath(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void each_file_is_met_once_and_its_source_leads_back_to_it() throws IOException {
    List<Path> written = new ArrayList<>();
    ESCAPED.forEach(name -> write(folder, name, "words").ifPresent(written::add));
    assertThat(written).hasSizeGreaterThan(ESCAPED.size() / 2);
    assertEachOnce(folder);
  }

  @Test
  void so_are_random_names_in_folders_of_random_names() {
    Cases.of(10, 500)
        .check(
            seed -> {
              Path root = Files.createDirectory(folder.resolve(Long.toHexString(seed)));
              fill(root, new Random(seed));
              assertEachOnce(root);
            });
  }

  @Test
  void a_sidecar_of_any_name_gives_its_fields() throws IOException {
    Map<Path, String> fields = new HashMap<>();
    for (String name : ESCAPED) {
      String field = "field " + fields.size();
      write(folder, name, "words")
          .filter(_ -> write(folder, name + ".meta.json", "{\"f\":\"" + field + "\"}").isPresent())
          .ifPresent(file -> fields.put(file, field));
    }
    fields.keySet().retainAll(visible(folder));
    assertThat(fields).hasSizeGreaterThan(ESCAPED.size() / 2);
    Map<Path, String> found = new HashMap<>();
    for (Input input : inputs(Scan.of(folder))) {
      input
          .metadata()
          .set()
          .get("f")
          .map(field -> ((MetaValue.Text) field).value())
          .ifPresent(field -> found.put(file(input), field));
    }
    assertThat(found).isEqualTo(fields);
  }

  @Test
  void accents_are_kept_in_ids_whether_they_are_letters_of_their_own_or_not() {
    for (String title : List.of("\u00fcber uns.txt", "u\u0308ber uns.txt")) {
      Content words = new Content.Words("words");
      Input input = new Input("file:///x", Optional.empty(), title, words, Metadata.NONE);
      assertThat(input.newId(_ -> false).value()).startsWith("\u00fcber-uns-");
    }
  }

  private void assertEachOnce(Path root) throws IOException {
    Scan scan = Scan.of(root);
    List<Input> inputs = inputs(scan);
    assertThat(inputs)
        .extracting(FileNamesTest::file)
        .containsExactlyInAnyOrderElementsOf(visible(root));
    assertThat(inputs).extracting(input -> input.newId(_ -> false)).doesNotHaveDuplicates();
    for (Input input : inputs) {
      assertThat(Sources.isThere(item(input))).as(input.source()).isTrue();
      assertThat(Sources.shown(input.source())).isEqualTo(file(input).toString());
      assertThat(scan.fate(item(input))).as(input.source()).isEqualTo(Fate.THERE);
    }
    assertThat(inputs(Scan.of(root))).isEqualTo(inputs);
    assertFoundAgain(inputs);
  }

  private void assertFoundAgain(List<Input> inputs) throws IOException {
    Path file = Files.createTempDirectory(folder, ".data").resolve("catalog.db");
    try (Catalog catalog = SqliteCatalog.open(file, "names", SPACE, Access.WRITE)) {
      for (Input input : inputs) {
        Item item = item(input);
        catalog.put(new Entry(item, List.of()), CHECKPOINT);
        assertThat(catalog.bySource(input.source()).map(StoredItem::item)).contains(item);
        assertThat(catalog.item(item.id()).map(StoredItem::item)).contains(item);
      }
      assertThat(catalog.counts().items()).isEqualTo(inputs.size());
    }
  }

  private static Item item(Input input) {
    return new Item(
        input.newId(_ -> false),
        input.content().media(),
        input.source(),
        input.title(),
        ContentHash.of(input.title()),
        input.metadata().set(),
        input.origin());
  }

  private static Path file(Input input) {
    return Path.of(URI.create(input.source()));
  }

  private static List<Input> inputs(Scan scan) {
    List<Input> inputs = new ArrayList<>();
    try (scan) {
      scan.forEachRemaining(
          it -> {
            assertThat(it).isInstanceOf(Incoming.Ready.class);
            inputs.add(((Incoming.Ready) it).input());
          });
    }
    return inputs;
  }

  /** The files that are to be met: neither hidden nor sidecars. */
  private static List<Path> visible(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".") && Files.isDirectory(entry)) {
          files.addAll(visible(entry));
        } else if (!name.startsWith(".") && !name.endsWith(".meta.json")) {
          files.add(entry);
        }
      }
    }
    return files;
  }

  private static void fill(Path root, Random random) {
    for (int i = 0; i < 6; i++) {
      Path inner = make(root, AwkwardText.of(random, 3)).orElse(root);
      for (int j = 0; j < 5; j++) {
        write(inner, escaped(AwkwardText.of(random, 6)), EITHER);
      }
    }
  }

  private static Optional<Path> make(Path folder, String name) {
    return named(folder, escaped(name)).flatMap(path -> made(() -> Files.createDirectories(path)));
  }

  private static Optional<Path> write(Path folder, String escaped, String text) {
    return named(folder, escaped).flatMap(path -> made(() -> Files.writeString(path, text)));
  }

  /** The path of a name directly in a folder, if it can be one. */
  private static Optional<Path> named(Path folder, String escaped) {
    return made(() -> Path.of(URI.create(folder.toUri() + escaped)))
        .filter(
            path -> folder.equals(path.getParent()) && !path.endsWith("..") && !path.endsWith("."));
  }

  private static String escaped(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What the file system makes, or nothing if it refuses the name. */
  private static Optional<Path> made(Callable<Path> maker) {
    try {
      return Optional.of(maker.call());
    } catch (IOException | IllegalArgumentException refused) {
      return Optional.empty();
    } catch (Exception unexpected) {
      throw new AssertionError(unexpected);
    }
  }
}
