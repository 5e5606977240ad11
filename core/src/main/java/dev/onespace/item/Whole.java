package dev.onespace.item;

/**
 * Tells texts of whole characters from those with half of a surrogate pair in them, as cutting a
 * text leaves behind: no store can keep these as they are.
 */
final class Whole {
  private Whole() {}

  static boolean is(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
