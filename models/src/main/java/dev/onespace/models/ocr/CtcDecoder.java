package dev.onespace.models.ocr;

import java.util.ArrayList;
import java.util.List;

/**
 * Greedy decoding of connectionist temporal classification (Graves et al., 2006): the likeliest
 * class of each step, repeats merged, blanks dropped.
 */
final class CtcDecoder {
  private static final int BLANK = 0;

  private final List<String> alphabet;
  private final int space;

  /**
   * @param keys the characters of classes 1 and up; the class after the last one is the space
   */
  CtcDecoder(List<String> keys) {
    this.alphabet = List.copyOf(keys);
    this.space = keys.size() + 1;
  }

  /** How many classes the reader must give per step. */
  int classes() {
    return space + 1;
  }

  /**
   * Decodes one line.
   *
   * @param probabilities of all lines, row by row
   * @param from index of the line's first value
   * @param steps of the line
   * @param length of the line in steps, without padding
   */
  CtcLine decode(float[] probabilities, int from, int steps, double length) {
    List<CtcLine.Character> characters = new ArrayList<>();
    int before = BLANK;
    double spaceBefore = 0;
    for (int step = 0; step < steps; step++) {
      int row = from + step * classes();
      int best = best(probabilities, row);
      if (best != BLANK && best != before) {
        characters.add(
            new CtcLine.Character(text(best), step + 0.5, probabilities[row + best], spaceBefore));
        spaceBefore = 0;
      } else if (best == BLANK) {
        spaceBefore = Math.max(spaceBefore, probabilities[row + space]);
      }
      before = best;
    }
    return new CtcLine(characters, length);
  }

  private int best(float[] probabilities, int row) {
    int best = 0;
    for (int i = 1; i < classes(); i++) {
      if (probabilities[row + i] > probabilities[row + best]) {
        best = i;
      }
    }
    return best;
  }

  private String text(int index) {
    return index == space ? " " : alphabet.get(index - 1);
  }
}
