package dev.onespace.cloud.pinecone;

import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Passage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The format of a record's metadata.
 *
 * <p>Of ours: {@code item}, {@code ordinal}, {@code facet}, {@code type}, and {@code cut}, the
 * {@link #name names} of fields that were left out ({@code *} for all).
 *
 * <p>Of the item: for each field one or two keys of its {@link #name name}, a bar, and the kind of
 * value, so that values of different types never meet:
 *
 * <ul>
 *   <li>{@code |text}: a string, or the members of a list, so that a list equals what it contains;
 *       see {@link #text}. Absent for an empty list
 *   <li>{@code |list}: for a list, the hash of all of it in its order
 *   <li>{@code |number}, {@code |date}: the {@link Rank} of a number, of a moment in seconds since
 *       1970
 *   <li>{@code |number-exact}, {@code |date-exact}: of what is not plain, {@link Rank#exactly} what
 *       it is
 *   <li>{@code |bool}: true or false
 * </ul>
 */
final class Fields {
  static final String ITEM = "item";
  static final String ORDINAL = "ordinal";
  static final String FACET = "facet";
  static final String TYPE = "type";
  static final String CUT = "cut";

  private static final int LONGEST_NAME = 128;
  private static final int LONGEST_TEXT = 200;
  private static final String HASHED = "sha256:";

  private Fields() {}

  /** The kinds of values, each with a key of its own. */
  enum Kind {
    TEXT,
    LIST,
    NUMBER,
    NUMBER_EXACT,
    DATE,
    DATE_EXACT,
    BOOL;

    private final String suffix = "|" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What a field is called in keys. */
  static String name(String field) {
    return Escaped.of(field, LONGEST_NAME);
  }

  /** The key of a field's values of one kind. */
  static String key(String field, Kind kind) {
    return name(field) + kind.suffix;
  }

  /**
   * A string as it is written: itself, or {@code sha256:} and its hash if it is over 200 bytes long
   * or has control characters. Equal strings, and no others, are written the same.
   */
  static String text(String text) {
    boolean hashed =
        text.startsWith(HASHED)
            || text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT
            || text.chars().anyMatch(Character::isISOControl);
    return hashed ? HASHED + ContentHash.of(text).hex() : text;
  }

  /** A list as it is written: one string for all of it. */
  static String list(List<String> members) {
    StringBuilder all = new StringBuilder();
    members.forEach(member -> all.append(member.length()).append(':').append(member));
    return ContentHash.of(all.toString()).hex();
  }

  /** What names a passage and its facet. */
  static Map<String, Object> ofPassage(Item item, Passage passage) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(ITEM, item.id().value());
    fields.put(ORDINAL, passage.ordinal());
    fields.put(FACET, passage.facet().label());
    fields.put(TYPE, passage.modality().label());
    return fields;
  }

  /** For each field of an item, its keys and values. */
  static Map<String, Map<String, Object>> ofItem(Metadata metadata) {
    Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
    metadata.fields().forEach((field, value) -> fields.put(name(field), written(field, value)));
    return fields;
  }

  private static Map<String, Object> written(String field, MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) -> Map.of(key(field, Kind.TEXT), text(text));
      case MetaValue.Bool(var is) -> Map.of(key(field, Kind.BOOL), is);
      case MetaValue.Num(var number) -> ranked(field, number, Kind.NUMBER, Kind.NUMBER_EXACT);
      case MetaValue.Date(var at, _) -> ranked(field, Rank.seconds(at), Kind.DATE, Kind.DATE_EXACT);
      case MetaValue.Strings(var members) -> {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(key(field, Kind.LIST), list(members));
        if (!members.isEmpty()) {
          List<String> texts = members.stream().distinct().map(Fields::text).toList();
          written.put(key(field, Kind.TEXT), texts);
        }
        yield written;
      }
    };
  }

  private static Map<String, Object> ranked(
      String field, BigDecimal number, Kind kind, Kind exact) {
    Rank rank = Rank.of(number);
    return rank.plain()
        ? Map.of(key(field, kind), rank.value())
        : Map.of(key(field, kind), rank.value(), key(field, exact), text(Rank.exactly(number)));
  }
}
