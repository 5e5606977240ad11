package dev.onespace.testkit.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * BM25 as in Robertson and Zaragoza (2009), weighed as {@link dev.onespace.store.WordIndex} says.
 *
 * @param passages how many passages have words
 * @param averageLength of these passages, in words
 * @param with for each word, how many passages have it
 */
record Bm25(int passages, double averageLength, Map<String, Integer> with) {
  private static final double K1 = 1.2;
  private static final double B = 0.75;

  /** The statistics of these texts; those without words do not count. */
  static Bm25 of(List<String> texts) {
    Map<String, Integer> with = new HashMap<>();
    int passages = 0;
    int words = 0;
    for (String text : texts) {
      List<String> all = words(text);
      passages += all.isEmpty() ? 0 : 1;
      words += all.size();
      new HashSet<>(all).forEach(word -> with.merge(word, 1, Integer::sum));
    }
    return new Bm25(passages, (double) words / Math.max(1, passages), with);
  }

  double idf(String word) {
    int n = with.getOrDefault(word, 0);
    return Math.log1p((passages - n + 0.5) / (n + 0.5));
  }

  /** The score of a text for a query; 0 if they share no word. */
  double score(String query, String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> all = words(text);
    all.forEach(word -> counts.merge(word, 1, Integer::sum));
    double norm = K1 * (1 - B + B * all.size() / averageLength);
    double score = 0;
    for (String word : new HashSet<>(words(query))) {
      int count = counts.getOrDefault(word, 0);
      score += idf(word) * count / (count + norm);
    }
    return score;
  }

  private static List<String> words(String text) {
    return SimpleWords.of(text).stream().map(SimpleWords.Token::word).toList();
  }
}
