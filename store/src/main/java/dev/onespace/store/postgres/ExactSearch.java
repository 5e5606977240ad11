package dev.onespace.store.postgres;

import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.store.ExactIndex;
import dev.onespace.store.ExactMatch;
import dev.onespace.store.words.Token;
import dev.onespace.store.words.WordsAnalyzer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

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
  private record Sought(ExactTerm term, Condition carried, double weight) {}

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
                  sought.add(new Sought(term, carried, weight));
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

  /** Wherever the first term stands, each other one stands where it has to. */
  private static Optional<Condition> phrase(List<Token> tokens, String name) {
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    int first = tokens.getFirst().position();
    String sql =
        """
        (p.words @> :N and exists (
          select 1 from unnest(array_positions(p.words, :N_first)) as start(place)
          where not exists (
            select 1 from unnest(:N, :N_steps) as asked(term, step)
            where p.words[start.place + asked.step] is distinct from asked.term)))
        """
            .replace("N", name);
    return Optional.of(
        new Condition(
            sql,
            Map.of(
                name,
                SqlArrays.texts(tokens.stream().map(Token::term).toList()),
                name + "_first",
                (position, statement, _) -> statement.setString(position, tokens.getFirst().term()),
                name + "_steps",
                SqlArrays.ints(tokens.stream().map(token -> token.position() - first).toList()))));
  }

  private static String query(List<Sought> sought, Condition among) {
    String flags =
        sought.stream().map(each -> each.carried().sql()).collect(Collectors.joining(", "));
    String any =
        sought.stream().map(each -> each.carried().sql()).collect(Collectors.joining(" or "));
    StringBuilder score = new StringBuilder("0::float8");
    for (int i = 0; i < sought.size(); i++) {
      score.append(
          " + case when carried[%d] then '%s'::float8 else 0 end"
              .formatted(i + 1, sought.get(i).weight()));
    }
    return """
    select name, ordinal, carried from (
      select i.name, i.place, p.ordinal, array[%s] as carried
      from index_passage p join index_item i on i.id = p.item
      where p.index = :index and (%s) and (%s)
    ) as found
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
