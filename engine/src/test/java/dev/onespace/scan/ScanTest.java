package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {
  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
  private static final byte[] WAV = "RIFF    WAVEfmt ".getBytes(StandardCharsets.US_ASCII);

  private Path folder;

  @BeforeEach
  void inItsRealPath(@TempDir Path temporary) throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void a_folder_is_walked_in_the_order_of_names_and_types_are_told_by_content() throws IOException {
    write("b/picture.dat", PNG);
    write("a.txt", "words");
    write("c.wav", WAV);

    List<Input> inputs = ready(Scan.of(folder));

    assertThat(inputs).extracting(Input::title).containsExactly("a.txt", "picture.dat", "c.wav");
    assertThat(inputs)
        .extracting(input -> input.content().getClass().getSimpleName())
        .containsExactly("Words", "Picture", "Recording");
  }

  @Test
  void hidden_files_and_loops_of_links_are_skipped_with_a_note() throws IOException {
    write("deep/a.txt", "words");
    write(".secret", "words");
    Files.createSymbolicLink(folder.resolve("deep/again"), folder);

    Scan scan = Scan.of(folder);

    assertThat(ready(scan)).hasSize(1);
    assertThat(scan.notes())
        .hasSize(2)
        .anyMatch(note -> note.contains(".secret") && note.contains("hidden"))
        .anyMatch(note -> note.contains("again") && note.contains("by its own path"));
  }

  @Test
  void what_is_walked_by_itself_is_taken_in_once_whatever_links_lead_to_it() throws IOException {
    write("real/a.txt", "words");
    Files.createSymbolicLink(folder.resolve("first"), folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("real/0.txt"), folder.resolve("real/a.txt"));

    Scan scan = Scan.of(folder);

    assertThat(ready(scan))
        .extracting(Input::source)
        .containsExactly(Sources.of(folder.resolve("real/a.txt")));
    assertThat(scan.notes()).hasSize(2).allMatch(note -> note.contains("by its own path"));
    assertThat(fate(scan, Sources.of(folder.resolve("first/a.txt")), here())).isEqualTo(Fate.GONE);
    assertThat(fate(scan, Sources.of(folder.resolve("real/a.txt")), here())).isEqualTo(Fate.THERE);
  }

  @Test
  void a_link_to_what_is_not_walked_by_itself_is_followed() throws IOException {
    write("set/.annex/object", "words");
    write("elsewhere/b.txt", "others");
    Files.createSymbolicLink(folder.resolve("set/a.txt"), folder.resolve("set/.annex/object"));
    Files.createSymbolicLink(folder.resolve("set/b"), folder.resolve("elsewhere"));

    assertThat(ready(Scan.of(folder.resolve("set"))))
        .extracting(Input::title)
        .containsExactly("a.txt", "b.txt");
  }

  @Test
  void a_path_over_a_link_and_up_again_is_the_one_that_the_file_system_means() throws IOException {
    write("elsewhere/a.txt", "meant");
    write("here/a.txt", "not meant");
    Files.createDirectories(folder.resolve("elsewhere/deep"));
    Files.createSymbolicLink(folder.resolve("here/link"), folder.resolve("elsewhere/deep"));

    assertThat(ready(Scan.of(folder.resolve("here/link/../a.txt"))))
        .extracting(Input::source)
        .containsExactly(Sources.of(folder.resolve("elsewhere/a.txt")));
  }

  @Test
  void an_empty_path_names_nothing() {
    assertThatThrownBy(() -> Scan.of(Path.of("")))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ErrorCode.USAGE));
  }

  @Test
  void a_folder_in_the_place_of_a_file_means_that_the_file_is_gone() throws IOException {
    write("a.txt/inner.txt", "words");

    Scan scan = Scan.of(folder);

    assertThat(ready(scan)).hasSize(1);
    assertThat(fate(scan, uriOf("a.txt"), here())).isEqualTo(Fate.GONE);
  }

  @Test
  void lines_of_items_are_told_by_any_of_the_first_ones_however_long_they_are() throws IOException {
    String filler = "x".repeat(5_000);
    write("long.jsonl", "{\"text\":\"" + filler + "\",\"id\":\"long\",\"type\":\"text\"}");
    write("mark.jsonl", "\ufeff{\"id\":\"mark\",\"type\":\"text\",\"text\":\"t\"}");
    write("broken.jsonl", "{\"text\":\n{\"id\":\"ok\",\"type\":\"text\",\"text\":\"t\"}");
    write("log.jsonl", "{\"level\":\"info\"}\n{\"level\":\"warn\"}");

    Scan scan = Scan.of(folder);
    List<Incoming> all = new ArrayList<>();
    scan.forEachRemaining(all::add);

    assertThat(all.stream().filter(Incoming.Rejected.class::isInstance)).hasSize(1);
    assertThat(
            all.stream()
                .filter(Incoming.Ready.class::isInstance)
                .map(it -> ((Incoming.Ready) it).input().title()))
        .hasSize(4)
        .contains("log.jsonl");
    assertThat(scan.notes()).anyMatch(note -> note.contains("log.jsonl") && note.contains("text"));
  }

  @Test
  void an_id_that_stands_in_two_files_of_lines_is_told() throws IOException {
    write("a/items.jsonl", "{\"id\":\"x\",\"text\":\"one\"}\n{\"id\":\"y\",\"text\":\"two\"}\n");
    write("b/items.jsonl", "{\"id\":\"z\",\"text\":\"one\"}\n{\"id\":\"y\",\"text\":\"two\"}\n");
    try (Scan scan = Scan.of(folder)) {
      scan.forEachRemaining(_ -> {});
      assertThat(scan.notes())
          .singleElement()
          .asString()
          .contains("id 'y' stands also in", folder.resolve("a/items.jsonl").toString());
    }
  }

  @Test
  void of_several_lines_with_one_id_the_last_one_is_the_only_input() throws IOException {
    write(
        "items.jsonl",
        """
        {"id":"a","text":"first"}
        {"id":"b","text":"other"}
        {"text":"second","id":"a"}
        {"id":"a","text":"third"}
        """);

    Scan scan = Scan.of(folder);

    assertThat(ready(scan))
        .extracting(Input::content)
        .containsExactly(new Content.Words("other"), new Content.Words("third"));
    assertThat(scan.notes())
        .hasSize(2)
        .anyMatch(note -> note.endsWith("line 1 has the id of line 4, which counts"))
        .anyMatch(note -> note.endsWith("line 3 has the id of line 4, which counts"));
  }

  @Test
  void a_folder_with_items_jsonl_is_that_file_and_nothing_else() throws IOException {
    write("set/photo.png", PNG);
    write("set/other.txt", "not listed");
    write(
        "set/items.jsonl",
        """
        {"id":"p","type":"image","path":"photo.png"}
        {"id":"t","type":"text","text":"words","metadata":{"n":1.50,"on":"2024-01-15","tags":["a"]}}
        """);

    List<Input> inputs = ready(Scan.of(folder));

    assertThat(inputs)
        .extracting(input -> input.newId(_ -> false))
        .containsExactly(new ItemId("p"), new ItemId("t"));
    assertThat(inputs.getLast().metadata().set().fields())
        .isEqualTo(
            Map.of(
                "n", new MetaValue.Num(new BigDecimal("1.5")),
                "on", MetaValue.ofString("2024-01-15"),
                "tags", new MetaValue.Strings(List.of("a"))));
    assertThat(Scan.count(List.of(folder))).hasValue(2);
  }

  @Test
  void each_bad_line_is_rejected_by_itself_with_its_number() throws IOException {
    write("outside.txt", "not to be read");
    write("set/x.txt", "inside");
    Files.createSymbolicLink(folder.resolve("set/link.txt"), folder.resolve("outside.txt"));
    write(
        "set/items.jsonl",
        """
        {"id":"a","text":"good"}
        {"id":"b","text":"cut
        {"id":7,"text":"number"}
        {"id":"c","type":"video","text":"no such type"}
        {"id":"d","path":"../outside.txt"}
        {"id":"e","path":"/etc/hostname"}
        {"id":"f","path":"link.txt"}
        {"id":"g","text":"both","path":"x.txt"}
        {"id":"h","text":"numbers","metadata":{"m":[1]}}
        {"id":"i","id":"j","text":"twice"}
        {"id":"k","type":"image","path":"x.txt"}
        {"id":"l","text":"number","metadata":{"n":1e99999999999}}
        {"id":"m","text":"half","metadata":{"n":"\\ud83d"}}
        {"id":"half \\ude00","text":"half"}
        {"id":"n","path":"folder"}
        {"id":"o","text":"two"} {"id":"p"}
        {"id":"z","path":"x.txt"}
        """);
    Files.createDirectory(folder.resolve("set/folder"));

    List<Incoming> all = all(Scan.of(folder.resolve("set")));

    assertThat(ids(all)).containsExactly("a", "z");
    assertThat(all)
        .filteredOn(Incoming.Rejected.class::isInstance)
        .extracting(it -> ((Incoming.Rejected) it).problem().cause())
        .satisfiesExactly(
            it -> assertThat(it).startsWith("line 2: column ").contains("not JSON"),
            it -> assertThat(it).isEqualTo("line 3: \"id\" is not a string"),
            it -> assertThat(it).startsWith("line 4: ").contains("video"),
            it -> assertThat(it).startsWith("line 5: ").contains("outside"),
            it -> assertThat(it).startsWith("line 6: ").contains("outside"),
            it -> assertThat(it).startsWith("line 7: ").contains("over a link"),
            it -> assertThat(it).startsWith("line 8: ").contains("either"),
            it -> assertThat(it).startsWith("line 9: ").contains("m is a list"),
            it -> assertThat(it).startsWith("line 10: ").containsIgnoringCase("duplicate"),
            it -> assertThat(it).startsWith("line 11: ").contains("image"),
            it -> assertThat(it).isEqualTo("line 12: column 43: field n is a number out of range"),
            it -> assertThat(it).startsWith("line 13: ").contains("field n holds half"),
            it -> assertThat(it).startsWith("line 14: ").contains("an id has"),
            it -> assertThat(it).startsWith("line 15: ").contains("folder is not a file"),
            it -> assertThat(it).startsWith("line 16: column 25: not JSON"));
  }

  @Test
  void fields_of_a_nested_object_get_its_name_before_their_own() throws IOException {
    write(
        "items.jsonl",
        "{\"id\":\"a\",\"text\":\"w\",\"metadata\":{\"slots\":{\"size\":\"large\"}}}");

    assertThat(ready(Scan.of(folder)).getFirst().metadata().set().get("slots.size"))
        .contains(new MetaValue.Text("large"));
  }

  @Test
  void a_sidecar_gives_a_file_its_fields_and_is_no_item() throws IOException {
    write("a.txt", "words");
    write("a.txt.meta.json", "{\"price\":19.5,\"category\":\"auth\"}");
    write("b.txt", "words");
    write("b.txt.meta.json", "{\"price\":");

    List<Incoming> all =
        all(
            new Scan(
                List.of(folder),
                MetadataChange.of(new Metadata(Map.of("category", new MetaValue.Text("x")))),
                InputStream.nullInputStream(),
                Limits.DEFAULT));

    assertThat(all).hasSize(2);
    assertThat(all.getFirst())
        .isInstanceOfSatisfying(
            Incoming.Ready.class,
            it ->
                assertThat(it.input().metadata().set().fields())
                    .containsEntry("price", MetaValue.of(19.5))
                    .containsEntry("category", new MetaValue.Text("x")));
    assertThat(all.getLast())
        .isInstanceOfSatisfying(
            Incoming.Rejected.class,
            it -> assertThat(it.problem().cause()).contains("b.txt.meta.json"));
  }

  @Test
  void standard_input_is_read_as_lines() {
    var in =
        new ByteArrayInputStream(
            "{\"id\":\"a\",\"text\":\"words\"}\n\n".getBytes(StandardCharsets.UTF_8));

    List<Input> inputs =
        ready(new Scan(List.of(Path.of("-")), MetadataChange.NONE, in, Limits.DEFAULT));

    assertThat(inputs).extracting(Input::source).containsExactly("stdin:#a");
    assertThat(Scan.count(List.of(Path.of("-")))).isEmpty();
  }

  @Test
  void what_is_neither_text_nor_known_media_is_named_and_refused() throws IOException {
    write("a.txt", "");
    write("b.txt", " \u00a0\u200b\n");
    write("c.pdf", "%PDF-1.7");
    write("d.png", "<html>not found</html>");
    write("e.mp3", PNG);
    write("f.bin", new byte[] {0, 1, 2, 3, 0, 5});

    assertThat(all(Scan.of(folder)))
        .extracting(it -> ((Incoming.Rejected) it).problem().code())
        .containsExactly(
            ErrorCode.EMPTY,
            ErrorCode.EMPTY,
            ErrorCode.UNSUPPORTED_TYPE,
            ErrorCode.UNSUPPORTED_TYPE,
            ErrorCode.UNSUPPORTED_TYPE,
            ErrorCode.UNSUPPORTED_TYPE);
  }

  @Test
  void text_is_read_by_its_mark_and_else_as_utf8_or_windows_with_a_note() throws IOException {
    write("a.txt", "\ufeffgrün");
    write("b.txt", "\ufeffgrün".getBytes(StandardCharsets.UTF_16LE));
    write("c.txt", "grün".getBytes(StandardCharsets.ISO_8859_1));

    Scan scan = Scan.of(folder);

    assertThat(ready(scan))
        .extracting(input -> ((Content.Words) input.content()).text())
        .containsOnly("grün");
    assertThat(scan.notes()).hasSize(1).first().asString().contains("windows-1252");
  }

  @Test
  void only_what_lay_in_the_scanned_paths_can_have_vanished() throws IOException {
    write("in/a.txt", "words");
    Scan scan = Scan.of(folder.resolve("in"));
    ready(scan);

    assertThat(fate(scan, Sources.of(folder.resolve("in/a.txt")), here())).isEqualTo(Fate.THERE);
    assertThat(fate(scan, Sources.of(folder.resolve("in/gone.txt")), here())).isEqualTo(Fate.GONE);
    assertThat(fate(scan, Sources.of(folder.resolve("in/lost/gone.txt")), here()))
        .isEqualTo(Fate.GONE);
    assertThat(fate(scan, Sources.of(folder.resolve("inside/gone.txt")), here()))
        .isEqualTo(Fate.OUTSIDE);
    assertThat(fate(scan, "stdin:#a", new Origin.Stdin())).isEqualTo(Fate.OUTSIDE);
  }

  @Test
  void what_was_on_another_device_or_in_a_file_of_lines_that_was_not_read_is_away_and_not_gone()
      throws IOException {
    write("in/a.txt", "words");
    Scan scan = Scan.of(folder.resolve("in"));
    ready(scan);

    String gone = Sources.of(folder.resolve("in/gone.txt"));
    assertThat(fate(scan, gone, new Origin.File(Optional.of("another")))).isEqualTo(Fate.AWAY);
    assertThat(fate(scan, gone, new Origin.File(Optional.empty()))).isEqualTo(Fate.AWAY);
    String line = Sources.of(folder.resolve("in/items.jsonl")) + "#T-1";
    assertThat(fate(scan, line, new Origin.Line())).isEqualTo(Fate.AWAY);
  }

  @Test
  void lines_that_are_gone_are_told_from_those_that_are_there() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      lines.append("{\"id\":\"T-%d\",\"text\":\"words\"}\n".formatted(i));
    }
    write("items.jsonl", lines.toString());
    Scan scan = Scan.of(folder);
    assertThat(ready(scan)).hasSize(100);

    String source = Sources.of(folder.resolve("items.jsonl")) + "#T-";
    for (int i = 0; i < 200; i++) {
      assertThat(fate(scan, source + i, new Origin.Line()))
          .isEqualTo(i < 100 ? Fate.THERE : Fate.GONE);
    }
  }

  @Test
  void of_a_file_with_bad_lines_nothing_counts_as_vanished() throws IOException {
    write("items.jsonl", "{\"id\":\"a\",\"text\":\"words\"}\n{\"id\":\"b\",\n");
    Scan scan = Scan.of(folder);
    all(scan);

    assertThat(fate(scan, Sources.of(folder.resolve("items.jsonl")) + "#b", new Origin.Line()))
        .isEqualTo(Fate.THERE);
  }

  @Test
  void a_path_that_is_not_there_is_refused_before_anything_is_done() {
    assertThatThrownBy(() -> Scan.of(folder.resolve("nowhere")))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.NOT_FOUND));
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** As it was written when it was a file, without a slash at its end. */
  private String uriOf(String name) {
    return Sources.of(folder.resolve("not-there-")).replace("not-there-", name);
  }

  private Origin here() {
    return new Origin.File(Device.of(folder));
  }

  private static Fate fate(Scan scan, String source, Origin origin) {
    return scan.fate(
        new Item(
            new ItemId("x"),
            MediaType.PLAIN_TEXT,
            source,
            "x",
            ContentHash.of("x"),
            Metadata.NONE,
            origin));
  }

  private static List<Incoming> all(Scan scan) {
    List<Incoming> all = new ArrayList<>();
    try (scan) {
      scan.forEachRemaining(all::add);
    }
    return all;
  }

  private static List<Input> ready(Scan scan) {
    return all(scan).stream().map(it -> ((Incoming.Ready) it).input()).toList();
  }

  private static List<String> ids(List<Incoming> all) {
    return all.stream()
        .filter(Incoming.Ready.class::isInstance)
        .map(it -> ((Incoming.Ready) it).input().newId(_ -> false).value())
        .toList();
  }
}
