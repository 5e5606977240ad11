package dev.onespace.store.words;

import dev.onespace.index.WordIndex.Token;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How words become terms, in passages and in queries: runs of letters and digits in lower case,
 * without English possessives and stop words, stemmed (Porter 1980); longer runs are cut into
 * pieces of 255 characters. {@code auth.login_failed} gives three terms, so that it is found by
 * each of them.
 */
public final class WordsAnalyzer extends Analyzer {
  private static final String ANY_FIELD = "words";

  /** The terms of a text, every occurrence in order of appearance. */
  public List<TermOccurrence> tokens(String text) {
    List<TermOccurrence> tokens = new ArrayList<>();
    try (TokenStream stream = tokenStream(ANY_FIELD, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += step.getPositionIncrement();
        tokens.add(
            new TermOccurrence(term.toString(), position, place.startOffset(), place.endOffset()));
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text is not read from anywhere", impossible);
    }
    return tokens;
  }

  /** The same as an index tells them where nothing is looked up for it. */
  public List<Token> unweighted(String text) {
    return tokens(text).stream().map(it -> new Token(it.term(), it.start(), it.end())).toList();
  }

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
