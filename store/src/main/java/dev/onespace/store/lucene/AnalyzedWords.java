package dev.onespace.store.lucene;

import dev.onespace.store.WordIndex.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;

/**
 * A text as an index sees it.
 *
 * @param all its terms, or those wanted, every occurrence in order of appearance, each with its
 *     weight
 */
record AnalyzedWords(List<Term> all) {

  /** Analyses a text and weighs those of its terms that are wanted by an index. */
  static AnalyzedWords of(
      String words, Analyzer analyzer, IndexReader index, Predicate<String> wanted)
      throws IOException {
    List<Term> all = new ArrayList<>();
    Map<String, Double> weights = new LinkedHashMap<>();
    int passages = index.getDocCount(PassageDocument.WORDS);
    try (TokenStream tokens = analyzer.tokenStream(PassageDocument.WORDS, words)) {
      CharTermAttribute text = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String term = text.toString();
        if (!wanted.test(term)) {
          continue;
        }
        Double weight = weights.get(term);
        if (weight == null) {
          weight = idf(passages, with(index, term));
          weights.put(term, weight);
        }
        all.add(new Term(term, place.startOffset(), place.endOffset(), weight));
      }
      tokens.end();
    }
    return new AnalyzedWords(all);
  }

  private static int with(IndexReader index, String term) throws IOException {
    return index.docFreq(new org.apache.lucene.index.Term(PassageDocument.WORDS, term));
  }

  private static double idf(int passages, int with) {
    return Math.log1p((passages - with + 0.5) / (with + 0.5));
  }

  /** Its distinct terms that some passage has, in order of appearance. */
  List<Term> known(IndexReader index) throws IOException {
    Map<String, Term> known = new LinkedHashMap<>();
    for (Term term : all) {
      if (!known.containsKey(term.text()) && with(index, term.text()) > 0) {
        known.put(term.text(), term);
      }
    }
    return List.copyOf(known.values());
  }
}
