package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.Checkpoint;
import dev.onespace.catalog.Entry;
import dev.onespace.document.ItemDocument;
import dev.onespace.error.Problem;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.MediaType;
import dev.onespace.item.Metadata;
import dev.onespace.item.MetadataChange;
import dev.onespace.scan.Scan;
import dev.onespace.space.Limits;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.sqlite.SqliteCatalog;
import dev.onespace.testkit.fuzz.Cases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata on their whole way: JSON, types, the catalog's file, JSON. */
class MetadataFuzzTest {
  private static final SpaceIdentity SPACE =
      new SpaceIdentity("none", 16, new SpaceHash("0011223344556677"));
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(new PipelineHash("00112233aabbccdd"), Optional.empty(), Metadata.NONE);

  /** What goes wrong before there is a field of that name: the column is told. */
  private static final List<String> BY_COLUMN =
      List.of(" in property name", " is a number out of range");

  @Test
  void metadata_are_kept_and_shown_as_they_came_or_refused_by_name(@TempDir Path folder) {
    Path file = folder.resolve("catalog.db");
    try (Catalog catalog = SqliteCatalog.open(file, "default", SPACE, Access.WRITE)) {
      Cases.of(800, 40_000)
          .check(
              seed -> {
                AwkwardJson written = new AwkwardJson(seed);
                switch (scanned(written.json())) {
                  case Incoming.Ready(var input) -> assertKept(written, input, catalog);
                  case Incoming.Rejected(_, var problem) -> assertNamed(written, problem);
                }
              });
    }
  }

  private static void assertKept(AwkwardJson written, Input input, Catalog catalog) {
    assertThat(written.refused()).isEmpty();
    assertSame(input.metadata().set(), new Metadata(written.expected()));
    Item item =
        new Item(
            input.newId(_ -> false),
            MediaType.PLAIN_TEXT,
            input.source(),
            input.title(),
            ContentHash.of("x"),
            input.metadata().set());
    catalog.put(new Entry(item, List.of()), CHECKPOINT);
    Metadata kept = catalog.item(item.id()).orElseThrow().item().metadata();
    assertSame(kept, input.metadata().set());
    assertSame(((Incoming.Ready) scanned(shown(kept))).input().metadata().set(), kept);
  }

  private static void assertSame(Metadata found, Metadata expected) {
    assertThat(found.fields()).isEqualTo(expected.fields());
    assertThat(found.fields().keySet()).containsExactlyElementsOf(expected.fields().keySet());
  }

  private static void assertNamed(AwkwardJson written, Problem problem) {
    assertThat(problem.code().blamesInput()).as("%s", problem).isTrue();
    assertThat(written.refused()).as("%s", problem).isNotEmpty();
    assertThat(Stream.concat(written.refused().stream(), BY_COLUMN.stream()))
        .as("%s", problem)
        .anyMatch(problem.cause()::contains);
  }

  private static Incoming scanned(String metadata) {
    String line = "{\"id\":\"x\",\"text\":\"words\",\"metadata\":" + metadata + "}";
    var in = new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8));
    try (Scan scan = new Scan(List.of(Path.of("-")), MetadataChange.NONE, in, Limits.DEFAULT)) {
      return scan.next();
    }
  }

  private static String shown(Metadata metadata) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Documents.print(out, ItemDocument.fields(metadata));
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
