package dev.onespace.store.lucene;

import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How words become terms, in passages and in queries: runs of letters and digits in lower case,
 * without English possessives and stop words, stemmed (Porter 1980). {@code auth.login_failed}
 * gives three terms, so that it is found by each of them.
 */
final class WordsAnalyzer extends Analyzer {
  @Override
  protected Reader initReader(String field, Reader reader) {
    return new WordCharacters(reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer tokens = new StandardTokenizer();
    TokenStream stream = new EnglishPossessiveFilter(tokens);
    stream = new LowerCaseFilter(stream);
    stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    return new TokenStreamComponents(tokens, new PorterStemFilter(stream));
  }
}
