package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.ingest.Input;
import dev.onespace.item.ItemId;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Modality;
import dev.onespace.item.Origin;
import dev.onespace.space.Content;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Makes an input of a line of {@code items.jsonl}. */
final class ItemRecord {
  private final String source;
  private final Origin origin;
  private final Confined files;
  private final OwnFiles own;
  private final FileContent contents;

  /**
   * A maker for the lines of one file.
   *
   * @param source names the file; the id is put behind it
   * @param origin what a line of it is
   */
  ItemRecord(String source, Origin origin, Confined files, OwnFiles own, FileContent contents) {
    this.source = source;
    this.origin = origin;
    this.files = files;
    this.own = own;
    this.contents = contents;
  }

  /**
   * The input of a line.
   *
   * @throws OnespaceException naming the field that is not as documented
   */
  Input read(JsonNode line) {
    ItemId id = new ItemId(string(line, "id").orElseThrow(() -> bad("\"id\" is missing")));
    Optional<Modality> type = string(line, "type").map(ItemRecord::type);
    Optional<String> text = string(line, "text");
    Optional<String> path = string(line, "path");
    if (text.isPresent() == path.isPresent()) {
      throw bad("item %s needs either \"text\" or \"path\"".formatted(id));
    }
    Content content =
        text.<Content>map(words -> contents.inline(wellFormed(words)))
            .orElseGet(() -> contents.of(file(path.orElseThrow())));
    if (type.isPresent() && type.get() != content.type()) {
      throw bad(
          "item %s says type %s, its content is %s"
              .formatted(id, type.get().label(), content.type().label()));
    }
    MetadataChange metadata =
        line.has("metadata") ? JsonMetadata.of(line.get("metadata")) : MetadataChange.NONE;
    String title =
        path.map(Path::of).map(file -> String.valueOf(file.getFileName())).orElse(id.value());
    return new Input(source + "#" + id, Optional.of(id), title, content, metadata, origin);
  }

  private Path file(String written) {
    Path file = files.file(written);
    if (own.holds(file)) {
      throw bad("path \"%s\" is one of Onespace's own files".formatted(written));
    }
    return file;
  }

  /** Half of a surrogate pair cannot be stored: it becomes the replacement character. */
  private static String wellFormed(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xfffd : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }

  private static Modality type(String label) {
    return Modality.labelled(label)
        .orElseThrow(() -> bad("\"type\" is \"%s\", not text, image or audio".formatted(label)));
  }

  private static Optional<String> string(JsonNode line, String name) {
    JsonNode node = line.get(name);
    if (node == null) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw bad("\"%s\" is not a string".formatted(name));
    }
    return Optional.of(node.stringValue());
  }

  private static OnespaceException bad(String cause) {
    return new OnespaceException(ErrorCode.BAD_RECORD, cause);
  }
}
