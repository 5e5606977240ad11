package dev.onespace.store.lucene;

import dev.onespace.index.WordIndex.Term;
import dev.onespace.store.words.Bm25;
import dev.onespace.store.words.TermOccurrence;
import dev.onespace.store.words.WordsAnalyzer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;

/**
 * A text as an index sees it.
 *
 * @param all its terms, every occurrence in order of appearance, each with its weight
 */
record AnalyzedWords(List<Term> all) {

  /** Analyses a text and weighs its terms by an index. */
  static AnalyzedWords of(String words, WordsAnalyzer analyzer, IndexReader index)
      throws IOException {
    List<Term> all = new ArrayList<>();
    Map<String, Double> weights = new HashMap<>();
    int passages = index.getDocCount(PassageDocument.WORDS);
    for (TermOccurrence token : analyzer.tokens(words)) {
      Double weight = weights.get(token.term());
      if (weight == null) {
        weight = Bm25.idf(passages, with(index, token.term()));
        weights.put(token.term(), weight);
      }
      all.add(new Term(token.term(), token.start(), token.end(), weight));
    }
    return new AnalyzedWords(all);
  }

  private static int with(IndexReader index, String term) throws IOException {
    return index.docFreq(new org.apache.lucene.index.Term(PassageDocument.WORDS, term));
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
