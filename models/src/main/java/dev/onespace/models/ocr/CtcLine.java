package dev.onespace.models.ocr;

import java.util.List;

/**
 * What the reader saw in one line: characters with the place of their peaks.
 *
 * @param characters in order, spaces the model itself gave included
 * @param length of the line in the unit of the characters' places
 */
record CtcLine(List<Character> characters, double length) {

  /**
   * One character.
   *
   * @param text one character of the model's alphabet
   * @param place of its peak along the line
   * @param confidence its probability there
   * @param spaceBefore highest probability of a space since the character before
   */
  record Character(String text, double place, double confidence, double spaceBefore) {}

  CtcLine {
    characters = List.copyOf(characters);
  }

  /** Mean probability of the characters; 0 without any. */
  double confidence() {
    return characters.stream().mapToDouble(Character::confidence).average().orElse(0);
  }
}
