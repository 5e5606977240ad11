package dev.onespace.exact;

import static java.util.function.Predicate.not;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells codes from words, numbers and dates by their shape, joined by dots, dashes or none. */
final class Shape {
  private static final Pattern JOINER = Pattern.compile("[-_.]+");
  private static final Pattern FILE = Pattern.compile("(?<stem>.+)\\.(?<ending>[A-Za-z0-9]{2,5})");
  private static final Pattern ROUND = Pattern.compile("\\d{1,2}0{3,}");
  private static final Pattern DATE =
      Pattern.compile(
          "\\d{4}[-./]\\d{1,2}([-./]\\d{1,2}(T.*)?)?|\\d{1,2}[-./]\\d{1,2}[-./](\\d{4}|\\d{2})"
              + "|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*[-./].*"
              + "|\\d{1,2}[-./](?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*[-./]\\d+");
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.]\\d{3})+");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+){2,}");
  private static final Pattern VERSION =
      Pattern.compile("(\\p{L}{0,3}\\d+)(\\.\\d+)+(\\p{L}{1,5}\\d*)?(-[\\p{L}\\d.]+)?");
  private static final Pattern DOTTED_ID = Pattern.compile("\\p{Lu}{1,6}(\\.\\d+)+");
  private static final int LEAST = 4;

  private Shape() {}

  /** What of a run without slashes and colons is a code: all of it, or parts between its dots. */
  static Set<String> codes(String run) {
    String piece = run.replaceAll("^[-_.]+|[-_.]+$", "");
    if (piece.isEmpty() || isDate(piece)) {
      return Set.of();
    }
    if (isFile(piece)) {
      return Set.of(piece);
    }
    if (piece.indexOf('.') >= 0) {
      return isDotted(piece) ? Set.of(piece) : between(piece);
    }
    return isUndotted(piece) ? Set.of(piece) : Set.of();
  }

  private static Set<String> between(String piece) {
    Set<String> codes = new LinkedHashSet<>();
    if (!piece.matches("[\\d.]+")) {
      for (String part : piece.split("\\.+")) {
        codes.addAll(codes(part));
      }
    }
    return codes;
  }

  private static boolean isFile(String piece) {
    var file = FILE.matcher(piece);
    return file.matches()
        && UnitWords.ENDINGS.contains(file.group("ending").toLowerCase(Locale.ROOT))
        && significant(file.group("stem")) >= 3;
  }

  private static boolean isDotted(String piece) {
    if (NUMBERS.matcher(piece).matches()) {
      return digits(piece) >= LEAST && !GROUPED.matcher(piece).matches();
    }
    if (!hasLetter(piece)) {
      return false;
    }
    return DOTTED_ID.matcher(piece).matches() && digits(piece) >= LEAST
        || VERSION.matcher(piece).matches()
            && digits(piece) >= 3
            && significant(piece) >= LEAST
            && UnitWords.notAmount(piece);
  }

  private static boolean isUndotted(String piece) {
    if (piece.indexOf('_') >= 0) {
      return isUnderscored(piece);
    }
    List<String> parts = parts(piece);
    return parts.size() > 1 ? Hyphened.isCode(parts) : isPlain(piece);
  }

  private static boolean isUnderscored(String piece) {
    List<String> parts = parts(piece);
    boolean named = hasLetter(piece) && significant(piece) >= LEAST;
    return parts.size() > 1
        && (named || digits(piece) >= 5)
        && (digits(piece) > 0 || parts.stream().allMatch(part -> part.length() > 1));
  }

  private static boolean isPlain(String piece) {
    return hasLetter(piece)
        ? digits(piece) > 0 && Mixed.isCode(piece)
        : isNumber(piece, 5) && !ROUND.matcher(piece).matches();
  }

  static List<String> parts(String piece) {
    return Arrays.stream(JOINER.split(piece)).filter(not(String::isEmpty)).toList();
  }

  static boolean isDate(String piece) {
    return DATE.matcher(piece).matches();
  }

  /** Whether it is a number of at least so many digits. */
  static boolean isNumber(String piece, int digits) {
    return piece.length() >= digits && digits(piece) == piece.length();
  }

  static boolean hasLetter(String piece) {
    return piece.codePoints().anyMatch(Character::isLetter);
  }

  static int digits(String piece) {
    return (int) piece.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  static int significant(String piece) {
    return (int) piece.codePoints().filter(Character::isLetterOrDigit).count();
  }
}
