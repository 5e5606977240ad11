package dev.onespace.store.postgres;

import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.index.ExactIndex;
import dev.onespace.index.ExactMatch;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.words.TermOccurrence;
import dev.onespace.store.words.WordsAnalyzer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;

/**
 * The exact leg: codes in an array that a GIN index finds, phrases by their terms one after
 * another.
 *
 * @param handle a transaction
 * @param state the index
 * @param analyzer makes terms of a phrase, as of passages
 */
record ExactSearch(Handle handle, IndexState state, WordsAnalyzer analyzer) {

  /** A term that some passage carries, with its weight. */
  private record Sought(int number, ExactTerm term, Condition carried, double weight) {

    /** What a GIN index finds: all that carry the term, and of a phrase some that do not. */
    String needed() {
      return switch (term) {
        case Code _ -> "p.codes @> :code" + number;
        case Phrase _ -> "p.words @> :phrase" + number;
      };
    }
  }

  List<ExactMatch> carrying(Collection<ExactTerm> terms, Condition among, int k) {
    List<Sought> sought = k < 1 ? List.of() : sought(terms);
    if (sought.isEmpty()) {
      return List.of();
    }
    Condition all = among;
    for (Sought each : sought) {
      all = new Condition(all.sql(), all.and(each.carried()).values());
    }
    return handle
        .createQuery(query(sought, among))
        .bind("index", state.id())
        .bind("k", k)
        .bindMap(all.values())
        .map((row, _) -> match(row, sought))
        .list();
  }

  private List<Sought> sought(Collection<ExactTerm> terms) {
    List<Sought> sought = new ArrayList<>();
    for (ExactTerm term : terms.stream().distinct().toList()) {
      condition(term, sought.size())
          .ifPresent(
              carried -> {
                long carrying = count(carried);
                if (carrying > 0) {
                  double weight = ExactIndex.weight(state.passages(), carrying);
                  sought.add(new Sought(sought.size(), term, carried, weight));
                }
              });
    }
    return sought;
  }

  private long count(Condition carried) {
    return handle
        .createQuery(
            "select count(*) from index_passage p where p.index = :index and " + carried.sql())
        .bind("index", state.id())
        .bindMap(carried.values())
        .mapTo(Long.class)
        .one();
  }

  /** Nothing for what no passage can carry. */
  private Optional<Condition> condition(ExactTerm term, int number) {
    return switch (term) {
      case Code code -> {
        String name = "code" + number;
        var value = SqlArrays.bytes(List.of(IndexItem.code(code)));
        yield Optional.of(new Condition("p.codes @> :" + name, Map.of(name, value)));
      }
      case Phrase(var words) -> phrase(analyzer.tokens(words), "phrase" + number);
    };
  }

  /**
   * Wherever the rarest term stands, the others stand around it: runs of terms without a stop word
   * between them are compared as a whole, and where a stop word is, any word may be.
   */
  private Optional<Condition> phrase(List<TermOccurrence> tokens, String name) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Long> with =
        new WordSearch(handle, state, analyzer)
            .passagesWith(tokens.stream().map(TermOccurrence::term).distinct().toList());
    TermOccurrence anchor =
        tokens.stream()
            .min(Comparator.comparingLong(token -> with.getOrDefault(token.term(), 0L)))
            .orElseThrow();
    Map<String, Argument> values = new HashMap<>();
    values.put(name, SqlArrays.texts(tokens.stream().map(TermOccurrence::term).toList()));
    values.put(name + "_anchor", (at, statement, _) -> statement.setString(at, anchor.term()));
    StringBuilder runs = new StringBuilder("true");
    for (List<TermOccurrence> run : runs(tokens)) {
      String value = name + "_" + values.size();
      values.put(value, SqlArrays.texts(run.stream().map(TermOccurrence::term).toList()));
      runs.append(
          " and p.words[start.place + %s : start.place + %s] = :%s"
              .formatted(
                  run.getFirst().position() - anchor.position(),
                  run.getLast().position() - anchor.position(),
                  value));
    }
    String sql =
        """
        (p.words @> :%1$s and exists (
          select 1 from unnest(array_positions(p.words, :%1$s_anchor)) as start(place)
          where %2$s))
        """
            .formatted(name, runs);
    return Optional.of(new Condition(sql, values));
  }

  /** Tokens without a gap between them. */
  private static List<List<TermOccurrence>> runs(List<TermOccurrence> tokens) {
    List<List<TermOccurrence>> runs = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).position() != tokens.get(i - 1).position() + 1) {
        runs.add(tokens.subList(from, i));
        from = i;
      }
    }
    return runs;
  }

  private static String query(List<Sought> sought, Condition among) {
    String flags =
        sought.stream().map(each -> each.carried().sql()).collect(Collectors.joining(", "));
    String any = sought.stream().map(Sought::needed).collect(Collectors.joining(" or "));
    StringBuilder score = new StringBuilder("0::float8");
    for (int i = 0; i < sought.size(); i++) {
      score.append(
          " + case when carried[%s] then '%s'::float8 else 0 end"
              .formatted(i + 1, sought.get(i).weight()));
    }
    return """
    select name, ordinal, carried from (
      select i.name, i.place, p.ordinal, array[%s] as carried
      from index_passage p join index_item i on i.id = p.item
      where p.index = :index and (%s) and (%s)
      offset 0
    ) as found
    where true = any(carried)
    order by %s desc, place, ordinal
    limit :k
    """
        .formatted(flags, any, among.sql(), score);
  }

  private static ExactMatch match(ResultSet row, List<Sought> sought) throws SQLException {
    Boolean[] carried = (Boolean[]) row.getArray(3).getArray();
    List<ExactTerm> terms = new ArrayList<>();
    double score = 0;
    for (int i = 0; i < carried.length; i++) {
      if (carried[i]) {
        terms.add(sought.get(i).term());
        score += sought.get(i).weight();
      }
    }
    return new ExactMatch(
        new PassageRef(new ItemId(row.getString(1)), row.getInt(2)), terms, score);
  }
}
