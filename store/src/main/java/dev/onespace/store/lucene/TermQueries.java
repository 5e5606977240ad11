package dev.onespace.store.lucene;

import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What is meant to the letter as queries for the passages that carry it. */
final class TermQueries {
  private TermQueries() {}

  /** The field's value for a code. */
  static String value(Code code) {
    return code.form();
  }

  static Query of(ExactTerm term, Analyzer analyzer) throws IOException {
    return switch (term) {
      case Code code -> new TermQuery(new Term(PassageDocument.EXACT, value(code)));
      case ExactTerm.Phrase(var words) -> phrase(words, analyzer);
    };
  }

  /** The words one after another, with room where a stop word was left out. */
  private static Query phrase(String words, Analyzer analyzer) throws IOException {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    int position = -1;
    try (TokenStream tokens = analyzer.tokenStream(PassageDocument.WORDS, words)) {
      CharTermAttribute text = tokens.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        position += step.getPositionIncrement();
        phrase.add(new Term(PassageDocument.WORDS, text.toString()), position);
      }
      tokens.end();
    }
    return position < 0 ? new MatchNoDocsQuery("a phrase without terms") : phrase.build();
  }
}
