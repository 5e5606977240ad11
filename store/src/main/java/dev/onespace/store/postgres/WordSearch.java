package dev.onespace.store.postgres;

import dev.onespace.index.PassageScore;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.words.Bm25;
import dev.onespace.store.words.TermOccurrence;
import dev.onespace.store.words.WordsAnalyzer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      where p.index = :index and p.words && :needed and %s
      order by scored.score desc, i.place, p.ordinal
      limit :k
      """;

  /** Two searches for one are worth it where the first looks at a third of the passages. */
  private static final int WORTH_TRYING = 3;

  List<PassageScore> best(String words, Condition among, int k) {
    List<Weighed> asked = rarest(words);
    if (k < 1 || asked.isEmpty()) {
      return List.of();
    }
    int needed = enough(asked, k);
    if (needed < asked.size()) {
      List<PassageScore> best = best(asked, needed, among, k);
      if (best.size() == k && best.getLast().score() > weight(asked, needed, asked.size())) {
        return best;
      }
    }
    return best(asked, asked.size(), among, k);
  }

  /**
   * So many of the rarest terms that they may do, or all if trying saves little. A passage with
   * none of them scores less than the weights of the others together, as a term counts less than
   * its weight: if so many others score more, passages with nothing but common words need not be
   * looked at (MaxScore; Turtle and Flood 1995).
   */
  private static int enough(List<Weighed> asked, int k) {
    long all = passages(asked, asked.size());
    for (int needed = 1; needed < asked.size(); needed++) {
      long passages = passages(asked, needed);
      if (passages >= k && weight(asked, 0, needed) > weight(asked, needed, asked.size())) {
        return WORTH_TRYING * passages < all ? needed : asked.size();
      }
    }
    return asked.size();
  }

  private static long passages(List<Weighed> asked, int to) {
    return asked.stream().limit(to).mapToLong(Weighed::passages).sum();
  }

  private static double weight(List<Weighed> asked, int from, int to) {
    return asked.subList(from, to).stream().mapToDouble(Weighed::weight).sum();
  }

  /** The best among the passages that have one of the first so many terms, scored by all. */
  private List<PassageScore> best(List<Weighed> asked, int needed, Condition among, int k) {
    List<String> terms = asked.stream().map(Weighed::term).toList();
    return handle
        .createQuery(SCORED.formatted(among.sql()))
        .bind("index", state.id())
        .bind("terms", SqlArrays.texts(terms))
        .bind("weights", SqlArrays.doubles(asked.stream().map(Weighed::weight).toList()))
        .bind("needed", SqlArrays.texts(terms.subList(0, needed)))
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
  private record Weighed(String term, long passages, double weight) {}

  private List<Weighed> rarest(String words) {
    List<String> distinct =
        analyzer.tokens(words).stream().map(TermOccurrence::term).distinct().toList();
    return passagesWith(distinct).entrySet().stream()
        .map(
            term ->
                new Weighed(
                    term.getKey(), term.getValue(), Bm25.idf(state.worded(), term.getValue())))
        .sorted(Comparator.comparingDouble(Weighed::weight).reversed().thenComparing(Weighed::term))
        .limit(Bm25.MOST_TERMS)
        .toList();
  }

  List<Term> terms(String words) {
    List<TermOccurrence> tokens = analyzer.tokens(words);
    Map<String, Long> with =
        passagesWith(tokens.stream().map(TermOccurrence::term).distinct().toList());
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
  Map<String, Long> passagesWith(List<String> terms) {
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
