package dev.onespace.search.answer;

import dev.onespace.item.Modality;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a passage's words into what is shown as one: sentences of a text or of a recording, lines
 * of utterances of a recording.
 */
final class Units {
  private Units() {}

  /**
   * A stretch of a passage's words.
   *
   * @param start index of the first UTF-16 unit
   * @param end index after the last one
   */
  record Unit(int start, int end) {
    boolean holds(int from, int to) {
      return from >= start && to <= end;
    }
  }

  static List<Unit> of(Modality type, String words) {
    List<Unit> units =
        switch (type) {
          case TEXT, AUDIO -> sentences(words);
          case IMAGE -> lines(words);
        };
    List<Unit> seen =
        units.stream().map(unit -> trimmed(words, unit)).filter(u -> u.end > u.start).toList();
    return seen.isEmpty() ? List.of(new Unit(0, words.length())) : seen;
  }

  private static List<Unit> sentences(String words) {
    var sentences = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    sentences.setText(words);
    List<Unit> units = new ArrayList<>();
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      units.add(new Unit(start, end));
      start = end;
    }
    return units;
  }

  private static List<Unit> lines(String words) {
    List<Unit> units = new ArrayList<>();
    int start = 0;
    while (start <= words.length()) {
      int newline = words.indexOf('\n', start);
      int end = newline < 0 ? words.length() : newline;
      units.add(new Unit(start, end));
      start = end + 1;
    }
    return units;
  }

  private static Unit trimmed(String words, Unit unit) {
    int start = unit.start;
    int end = unit.end;
    while (start < end && Character.isWhitespace(words.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(words.charAt(end - 1))) {
      end--;
    }
    return new Unit(start, end);
  }
}
