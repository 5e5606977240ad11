package dev.onespace.store.lucene;

import dev.onespace.store.WordIndex.Term;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.index.IndexReader;

/**
 * A text as an index sees it.
 *
 * @param distinct its distinct terms in order of appearance, each with its weight
 * @param counts how often each occurs in the text
 * @param rarest the weight of a term that no passage has
 */
record AnalyzedWords(List<Term> distinct, Map<String, Integer> counts, double rarest) {

  /** Analyses a text and weighs its terms by an index. */
  static AnalyzedWords of(String words, Analyzer analyzer, IndexReader index) throws IOException {
    Map<String, Term> first = new LinkedHashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    int passages = index.getDocCount(PassageDocument.WORDS);
    try (TokenStream tokens = analyzer.tokenStream(PassageDocument.WORDS, words)) {
      CharTermAttribute text = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String term = text.toString();
        counts.merge(term, 1, Integer::sum);
        if (!first.containsKey(term)) {
          double idf = idf(passages, with(index, term));
          first.put(term, new Term(term, place.startOffset(), place.endOffset(), idf));
        }
      }
      tokens.end();
    }
    return new AnalyzedWords(new ArrayList<>(first.values()), counts, idf(passages, 0));
  }

  private static int with(IndexReader index, String term) throws IOException {
    return index.docFreq(new org.apache.lucene.index.Term(PassageDocument.WORDS, term));
  }

  private static double idf(int passages, int with) {
    return Math.log1p((passages - with + 0.5) / (with + 0.5));
  }

  /** What a term counts beside its idf: how often it is asked, and more the rarer it is. */
  double boost(Term term) {
    return counts.getOrDefault(term.text(), 0) * Math.sqrt(term.idf() / rarest);
  }

  /** The same without the terms that no passage has. */
  AnalyzedWords known(IndexReader index) throws IOException {
    List<Term> known = new ArrayList<>();
    for (Term term : distinct) {
      if (with(index, term.text()) > 0) {
        known.add(term);
      }
    }
    return new AnalyzedWords(known, counts, rarest);
  }
}
