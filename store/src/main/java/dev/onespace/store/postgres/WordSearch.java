package dev.onespace.store.postgres;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.PassageScore;
import dev.onespace.store.WordIndex.Term;
import dev.onespace.store.words.Bm25;
import dev.onespace.store.words.Token;
import dev.onespace.store.words.WordsAnalyzer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * The words leg: BM25 in SQL over arrays of terms, which a GIN index finds.
 *
 * <p>Not {@code tsvector}: it forgets how often a term occurs above 256 times and where it stands
 * beyond place 16,383, and so has neither the same scores nor the same phrases as other indexes.
 *
 * @param handle a transaction
 * @param state the index
 * @param analyzer makes terms of a question, as of passages
 */
record WordSearch(Handle handle, IndexState state, WordsAnalyzer analyzer) {
  private static final String SCORED =
      """
      select i.name, p.ordinal, scored.score
      from index_passage p
      join index_item i on i.id = p.item
      cross join lateral (
        select sum(asked.weight * found.times
            / (found.times + :constant + :slope * p.length) order by asked.term) as score
        from unnest(:terms, :weights) as asked(term, weight)
        join (
          select word, count(*)::float8 as times from unnest(p.words) as word
          where word = any(:terms) group by word) as found on found.word = asked.term
      ) as scored
      where p.index = :index and p.words && :terms and %s
      order by scored.score desc, i.place, p.ordinal
      limit :k
      """;

  List<PassageScore> best(String words, Condition among, int k) {
    List<Weighed> asked = rarest(words);
    if (k < 1 || asked.isEmpty()) {
      return List.of();
    }
    return handle
        .createQuery(SCORED.formatted(among.sql()))
        .bind("index", state.id())
        .bind("terms", SqlArrays.texts(asked.stream().map(Weighed::term).toList()))
        .bind("weights", SqlArrays.doubles(asked.stream().map(Weighed::weight).toList()))
        .bind("constant", Bm25.K1 * (1 - Bm25.B))
        .bind("slope", Bm25.K1 * Bm25.B / state.averageLength())
        .bind("k", k)
        .bindMap(among.values())
        .map(
            (row, _) ->
                new PassageScore(
                    new PassageRef(new ItemId(row.getString(1)), row.getInt(2)), row.getDouble(3)))
        .list();
  }

  /** A term that some passage has, and its weight. */
  private record Weighed(String term, double weight) {}

  private List<Weighed> rarest(String words) {
    List<String> distinct = analyzer.tokens(words).stream().map(Token::term).distinct().toList();
    return passagesWith(distinct).entrySet().stream()
        .map(term -> new Weighed(term.getKey(), Bm25.idf(state.worded(), term.getValue())))
        .sorted(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::term))
        .limit(Bm25.MOST_TERMS)
        .toList();
  }

  List<Term> terms(String words, Predicate<String> wanted) {
    List<Token> tokens =
        analyzer.tokens(words).stream().filter(token -> wanted.test(token.term())).toList();
    Map<String, Long> with = passagesWith(tokens.stream().map(Token::term).distinct().toList());
    return tokens.stream()
        .map(
            token ->
                new Term(
                    token.term(),
                    token.start(),
                    token.end(),
                    Bm25.idf(state.worded(), with.getOrDefault(token.term(), 0L))))
        .toList();
  }

  /** How many passages have each of these terms; those that none has are left out. */
  private Map<String, Long> passagesWith(List<String> terms) {
    Map<String, Long> with = new HashMap<>();
    if (!terms.isEmpty()) {
      handle
          .createQuery(
              """
              select term, passages from index_term
              where index = :index and term = any(:terms) and passages > 0
              """)
          .bind("index", state.id())
          .bind("terms", SqlArrays.texts(terms))
          .map((row, _) -> with.put(row.getString(1), row.getLong(2)))
          .list();
    }
    return with;
  }
}
