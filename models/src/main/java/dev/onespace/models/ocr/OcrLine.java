package dev.onespace.models.ocr;

import dev.onespace.item.Place;
import java.util.List;

/**
 * One line of words.
 *
 * @param text the words with single spaces between them
 * @param confidence mean probability of the characters, from 0 to 1
 * @param box upright rectangle around the line, in pixels of the picture that was read
 * @param words the words of {@code text} in order
 */
public record OcrLine(String text, double confidence, Place.Box box, List<OcrWord> words) {
  public OcrLine {
    words = List.copyOf(words);
  }
}
