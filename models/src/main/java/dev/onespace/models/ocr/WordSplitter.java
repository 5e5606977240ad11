package dev.onespace.models.ocr;

import java.util.ArrayList;
import java.util.List;

/** Groups the characters of a line into words, also where the model dropped the space. */
final class WordSplitter {
  /**
   * The model sees most spaces it drops: between the peaks of two characters the blank wins, but
   * the space is second. Measured on screenshots, anything from 0.02 to 0.1 finds the same words;
   * widths of gaps do not, for they cut words at wide letters.
   */
  private static final double SPACE = 0.05;

  private WordSplitter() {}

  /** The words of a line in order; no word is empty. */
  static List<List<CtcLine.Character>> words(CtcLine line) {
    List<List<CtcLine.Character>> words = new ArrayList<>();
    List<CtcLine.Character> word = new ArrayList<>();
    for (CtcLine.Character character : line.characters()) {
      boolean space = character.text().isBlank();
      if (!word.isEmpty() && (space || character.spaceBefore() >= SPACE)) {
        words.add(word);
        word = new ArrayList<>();
      }
      if (!space) {
        word.add(character);
      }
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    return words;
  }
}
