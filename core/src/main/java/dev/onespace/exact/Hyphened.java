package dev.onespace.exact;

import java.util.List;

/** Parts joined by hyphens: {@code INC-4821}, but not {@code 10-minute} or {@code covid-19}. */
final class Hyphened {
  private static final int LEAST = 4;

  private Hyphened() {}

  static boolean isCode(List<String> parts) {
    String all = String.join("", parts);
    if (Shape.digits(all) < 2 || Shape.significant(all) < LEAST) {
      return false;
    }
    if (parts.stream().allMatch(part -> Shape.isNumber(part, 1))) {
      return isNumbers(parts);
    }
    return parts.stream().anyMatch(Hyphened::isMixed) ? isWithMixed(parts, all) : isNamed(parts);
  }

  private static boolean isMixed(String part) {
    return Shape.hasLetter(part) && Shape.digits(part) > 0;
  }

  /** Not a range, nor a span of years. */
  private static boolean isNumbers(List<String> parts) {
    int digits = parts.stream().mapToInt(String::length).sum();
    boolean range =
        parts.size() == 2
            && (parts.getFirst().length() == parts.getLast().length()
                || parts.stream().allMatch(part -> part.endsWith("0"))
                || UnitWords.isYear(parts.getFirst()) && parts.getLast().length() < 3);
    return digits >= 5 && !range;
  }

  private static boolean isWithMixed(List<String> parts, String all) {
    return Shape.digits(all) >= 3
        && parts.stream().filter(Hyphened::isMixed).allMatch(UnitWords::notAmount)
        && parts.stream().noneMatch(UnitWords::isAround)
        && (parts.stream().anyMatch(Mixed::isCode) || Shape.digits(all) >= LEAST);
  }

  /** Words and numbers, no part of both. */
  private static boolean isNamed(List<String> parts) {
    List<String> words = parts.stream().filter(Shape::hasLetter).toList();
    List<String> numbers = parts.stream().filter(part -> !Shape.hasLetter(part)).toList();
    int longest = numbers.stream().mapToInt(String::length).max().orElse(0);
    boolean upper = words.stream().allMatch(Mixed::isUpper);
    if (words.stream().anyMatch(UnitWords::isAround)) {
      return false;
    }
    if (!Shape.hasLetter(parts.getFirst())) {
      return longest > 1 && words.stream().allMatch(Hyphened::isSuffix);
    }
    boolean year = parts.size() == 2 && UnitWords.isYear(parts.getLast());
    return upper
        ? longest > 1 && !(longest < 3 && words.stream().anyMatch(UnitWords::isCommon))
        : longest > 2 && !year && words.size() < 4;
  }

  private static boolean isSuffix(String word) {
    return !UnitWords.isUnit(word)
        && (word.length() < 2 || Mixed.isUpper(word) && word.length() < 4);
  }
}
