package dev.onespace.filter;

import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what is well formed and yet surely meant otherwise: it would match nothing, and nobody
 * would be told why. What forces a string (quotes, {@code $text}) is taken as it is.
 */
final class Slips {
  /** The operators of the short syntax. */
  static final String SIGNS = ": > >= < <=";

  private static final Pattern LIKE_NUMBER = Pattern.compile("[-+.$€£]*\\d.*", Pattern.DOTALL);
  private static final Pattern LIKE_DATE =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*", Pattern.DOTALL);

  private Slips() {}

  /** A word of another language's grammar in the place of a condition. */
  static Optional<String> inCondition(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "and", "&", "&&" ->
          Optional.of("conditions beside each other must all match: leave out '" + word + "'");
      case "or", "|", "||" -> Optional.of("between alternatives stands OR, in capitals");
      case "not", "!" -> Optional.of("write - before a condition for its contrary");
      default -> Optional.empty();
    };
  }

  /** A sign before a field that is none of ours. */
  static Optional<String> inField(String field) {
    return switch (field.isEmpty() ? ' ' : field.charAt(0)) {
      case '!' -> Optional.of("write - and not ! before a condition for its contrary");
      case '+' -> Optional.of("conditions must all match anyway: leave out +");
      default -> Optional.empty();
    };
  }

  /** A pattern: there are none. */
  static Optional<String> inValue(String word) {
    return word.indexOf('*') < 0
        ? Optional.empty()
        : Optional.of("a star stands alone and means any value; in quotes it means itself");
  }

  /** A type that there is not, in place of a metadata field named {@code type}. */
  static Optional<String> inType(String field, MetaValue value) {
    if (!(FilterField.of(field) instanceof FilterField.Type)
        || !(value instanceof MetaValue.Text(var label))
        || Modality.labelled(label).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "type is one of %s; a metadata field of that name is meta.type"
            .formatted(
                Arrays.stream(Modality.values())
                    .map(Modality::label)
                    .collect(Collectors.joining(", "))));
  }

  /** A word that begins like a number or a date, and is neither. */
  static Optional<String> inBound(MetaValue bound) {
    return bound instanceof MetaValue.Text(var text) && LIKE_NUMBER.matcher(text).matches()
        ? Optional.of(
            "neither a number nor a date (as in 0.5, 2024-01-15, 2024-01-15T10:30:00Z), and only"
                + " quotes make it a string")
        : Optional.empty();
  }

  /** A string that begins like a date, and is none. */
  static Optional<String> inDate(MetaValue bound) {
    return bound instanceof MetaValue.Text(var text) && LIKE_DATE.matcher(text).matches()
        ? Optional.of(
            "not a date (as in 2024-01-15, 2024-01-15T10:30:00Z); {\"$text\": ...} makes it a"
                + " string")
        : Optional.empty();
  }
}
