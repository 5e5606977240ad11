package dev.onespace.store.facts;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a passage (its modality and its item's metadata) as terms of one field, such
 * that equality is one term and an order is a range of terms, both exactly as {@link
 * dev.onespace.filter.Filter} says.
 *
 * <p>A term is: {@code M} and the field's name, or {@code T} for the modality; byte FF; a letter
 * for the kind of value; the value in bytes whose order is the order of the values:
 *
 * <ul>
 *   <li>{@code t} a string, {@code m} a member of a list, {@code l} a whole list: each UTF-16 unit
 *       in one to three bytes as in UTF-8 (so the order is that of {@link String#compareTo}),
 *       members of a list ended by byte FE
 *   <li>{@code n} a number: sign, decimal exponent, digits; of negative ones the complement
 *   <li>{@code d} a date: seconds since 1970 and nanoseconds, {@code b} a boolean
 *   <li>{@code e} nothing: the field exists
 * </ul>
 *
 * <p>Names and values that are longer are cut and ended by their SHA-256: they stay equal only to
 * themselves, and are ordered by what is before the cut.
 *
 * @param longest how many bytes of a name or a value are kept
 */
public record FactTerms(int longest) {
  private static final char TEXT = 't';
  private static final char MEMBER = 'm';
  private static final char LIST = 'l';
  private static final char NUMBER = 'n';
  private static final char DATE = 'd';
  private static final char BOOLEAN = 'b';
  private static final char EXISTS = 'e';

  private static final int SEPARATOR = 0xFF;
  private static final int END = 0xFE;

  /**
   * Terms one after another.
   *
   * @param from where they begin
   * @param withFrom whether {@code from} is one of them
   * @param to where they end
   * @param withTo whether {@code to} is one of them
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Range(byte[] from, boolean withFrom, byte[] to, boolean withTo) {}

  /** All terms of a passage of an item. */
  public List<byte[]> of(Item item, Modality passage) {
    List<byte[]> terms = new ArrayList<>(of(item));
    add(terms, new FilterField.Type(), new MetaValue.Text(passage.label()));
    return terms;
  }

  /** The terms that all passages of an item have. */
  public List<byte[]> of(Item item) {
    List<byte[]> terms = new ArrayList<>();
    item.metadata()
        .fields()
        .forEach((name, value) -> add(terms, new FilterField.Meta(name), value));
    return terms;
  }

  private void add(List<byte[]> terms, FilterField field, MetaValue value) {
    terms.add(exists(field));
    terms.add(term(field, value));
    if (value instanceof MetaValue.Strings(var members)) {
      members.stream().distinct().forEach(member -> terms.add(member(field, member)));
    }
  }

  /** The terms of an item whose values have an order: strings, numbers, dates. */
  public List<byte[]> orderedOf(Item item) {
    List<byte[]> terms = new ArrayList<>();
    item.metadata()
        .fields()
        .forEach(
            (name, value) -> {
              if (kind(value).isPresent()) {
                terms.add(term(new FilterField.Meta(name), value));
              }
            });
    return terms;
  }

  /** The term that an item has if the field has a value. */
  public byte[] exists(FilterField field) {
    return term(field, EXISTS, new byte[0]);
  }

  /** The terms of which an item has one if the field equals one of these values. */
  public List<byte[]> equal(FilterField field, List<MetaValue> values) {
    List<byte[]> terms = new ArrayList<>();
    for (MetaValue value : values) {
      terms.add(term(field, value));
      if (value instanceof MetaValue.Text(var text)) {
        terms.add(member(field, text));
      }
    }
    return terms;
  }

  /**
   * The terms of which an item has one if the field is on this side of the bound; nothing if values
   * of its type have no order.
   */
  public Optional<Range> range(FilterField field, Filter.Side side, MetaValue bound) {
    return kind(bound)
        .map(
            kind -> {
              byte[] at = term(field, bound);
              byte[] first = term(field, kind, new byte[0]);
              byte[] beyond = term(field, (char) (kind + 1), new byte[0]);
              return switch (side) {
                case ABOVE -> new Range(at, false, beyond, false);
                case AT_LEAST -> new Range(at, true, beyond, false);
                case BELOW -> new Range(first, true, at, false);
                case AT_MOST -> new Range(first, true, at, true);
              };
            });
  }

  private static Optional<Character> kind(MetaValue value) {
    return switch (value) {
      case MetaValue.Text _ -> Optional.of(TEXT);
      case MetaValue.Num _ -> Optional.of(NUMBER);
      case MetaValue.Date _ -> Optional.of(DATE);
      case MetaValue.Bool _, MetaValue.Strings _ -> Optional.empty();
    };
  }

  /** The term that an item has if the field is a list with this string in it. */
  private byte[] member(FilterField field, String value) {
    return term(field, MEMBER, units(value));
  }

  /** The term that an item has if the field is this value. */
  private byte[] term(FilterField field, MetaValue value) {
    return switch (value) {
      case MetaValue.Text(var text) -> term(field, TEXT, units(text));
      case MetaValue.Num(var number) -> term(field, NUMBER, decimal(number));
      case MetaValue.Bool(var is) -> term(field, BOOLEAN, new byte[] {(byte) (is ? 1 : 0)});
      case MetaValue.Date(var at, _) -> term(field, DATE, moment(at));
      case MetaValue.Strings(var members) -> term(field, LIST, list(members));
    };
  }

  private byte[] term(FilterField field, char kind, byte[] value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (field) {
      case FilterField.Type() -> out.write('T');
      case FilterField.Meta(var name) -> {
        out.write('M');
        out.writeBytes(Shortened.of(units(name), longest));
      }
    }
    out.write(SEPARATOR);
    out.write(kind);
    out.writeBytes(Shortened.of(value, longest));
    return out.toByteArray();
  }

  /**
   * Each UTF-16 unit of a text in one to three bytes, so that the order of the bytes is that of
   * {@link String#compareTo}.
   */
  public static byte[] units(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        out.write(unit);
      } else if (unit < 0x800) {
        out.write(0xC0 | unit >> 6);
        out.write(0x80 | unit & 0x3F);
      } else {
        out.write(0xE0 | unit >> 12);
        out.write(0x80 | unit >> 6 & 0x3F);
        out.write(0x80 | unit & 0x3F);
      }
    }
    return out.toByteArray();
  }

  private static byte[] list(List<String> members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String member : members) {
      out.writeBytes(units(member));
      out.write(END);
    }
    return out.toByteArray();
  }

  private static byte[] moment(Instant at) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(at.getEpochSecond() ^ Long.MIN_VALUE)
        .putInt(at.getNano())
        .array();
  }

  private static byte[] decimal(BigDecimal number) {
    if (number.signum() == 0) {
      return new byte[] {(byte) 0x80};
    }
    byte[] digits = units(number.unscaledValue().abs().toString());
    int exponent = number.precision() - number.scale();
    byte[] bytes =
        ByteBuffer.allocate(2 + Integer.BYTES + digits.length)
            .put((byte) 0x81)
            .putInt(exponent ^ Integer.MIN_VALUE)
            .put(digits)
            .put((byte) 0)
            .array();
    if (number.signum() < 0) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    return bytes;
  }
}
