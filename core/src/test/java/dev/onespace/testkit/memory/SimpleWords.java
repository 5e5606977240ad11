package dev.onespace.testkit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The simplest analysis: runs of letters and digits, in lower case. No stemming, no stop words. */
final class SimpleWords {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private SimpleWords() {}

  /** A word and its place in the text. */
  record Token(String word, int start, int end) {}

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    for (MatchResult match : WORD.matcher(text).results().toList()) {
      tokens.add(new Token(match.group().toLowerCase(Locale.ROOT), match.start(), match.end()));
    }
    return tokens;
  }
}
