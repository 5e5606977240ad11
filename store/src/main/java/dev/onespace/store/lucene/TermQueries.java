package dev.onespace.store.lucene;

import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.store.words.TermOccurrence;
import dev.onespace.store.words.WordsAnalyzer;
import java.util.List;
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

  static Query of(ExactTerm term, WordsAnalyzer analyzer) {
    return switch (term) {
      case Code code -> new TermQuery(new Term(PassageDocument.EXACT, value(code)));
      case ExactTerm.Phrase(var words) -> phrase(words, analyzer);
    };
  }

  /** The words one after another, with room where a stop word was left out. */
  private static Query phrase(String words, WordsAnalyzer analyzer) {
    List<TermOccurrence> tokens = analyzer.tokens(words);
    if (tokens.isEmpty()) {
      return new MatchNoDocsQuery("a phrase without terms");
    }
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    tokens.forEach(
        token -> phrase.add(new Term(PassageDocument.WORDS, token.term()), token.position()));
    return phrase.build();
  }
}
