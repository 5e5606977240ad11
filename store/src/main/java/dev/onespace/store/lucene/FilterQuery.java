package dev.onespace.store.lucene;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.MetaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;

/** A filter as a query over the terms of {@link FactTerms}: it matches what the filter matches. */
final class FilterQuery {
  /** Below Lucene's limit of 1,024 clauses, with room for what the search adds. */
  private static final int MOST_CONDITIONS = 500;

  private FilterQuery() {}

  /**
   * The query of a filter.
   *
   * @throws OnespaceException {@code BAD_FILTER} if it has more than {@value #MOST_CONDITIONS}
   *     conditions (the values of {@code $in} count as one)
   */
  static Query of(Filter filter) {
    int conditions = conditions(filter);
    if (conditions > MOST_CONDITIONS) {
      throw new OnespaceException(
          ErrorCode.BAD_FILTER,
          "the filter has %d conditions, at most %d can be asked"
              .formatted(conditions, MOST_CONDITIONS));
    }
    return query(filter);
  }

  private static int conditions(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.stream().mapToInt(FilterQuery::conditions).sum();
      case Filter.Or(var parts) -> parts.stream().mapToInt(FilterQuery::conditions).sum();
      case Filter.Not(var part) -> conditions(part) + 1;
      case Filter.Equal _, Filter.In _, Filter.Ordered _, Filter.Exists _ -> 1;
    };
  }

  private static Query query(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> all(parts);
      case Filter.Or(var parts) -> any(parts);
      case Filter.Not(var part) -> not(query(part));
      case Filter.Exists(var field) -> term(FactTerms.exists(FilterField.of(field)));
      case Filter.Equal(var field, var value) ->
          oneOf(equal(FilterField.of(field), List.of(value)));
      case Filter.In(var field, var values) -> oneOf(equal(FilterField.of(field), values));
      case Filter.Ordered(var field, var side, var bound) ->
          ordered(FilterField.of(field), side, bound);
    };
  }

  private static Query all(List<Filter> parts) {
    if (parts.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(query(part), Occur.FILTER));
    return all.build();
  }

  private static Query any(List<Filter> parts) {
    if (parts.isEmpty()) {
      return new MatchNoDocsQuery("one of nothing");
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(query(part), Occur.SHOULD));
    return any.build();
  }

  private static Query not(Query part) {
    return new BooleanQuery.Builder()
        .add(new MatchAllDocsQuery(), Occur.FILTER)
        .add(part, Occur.MUST_NOT)
        .build();
  }

  private static List<BytesRef> equal(FilterField field, List<MetaValue> values) {
    List<BytesRef> terms = new ArrayList<>();
    for (MetaValue value : values) {
      terms.add(FactTerms.term(field, value));
      if (value instanceof MetaValue.Text(var text)) {
        terms.add(FactTerms.member(field, text));
      }
    }
    return terms;
  }

  private static Query oneOf(List<BytesRef> terms) {
    return new TermInSetQuery(PassageDocument.FACTS, terms);
  }

  private static Query term(BytesRef term) {
    return new TermQuery(new Term(PassageDocument.FACTS, term));
  }

  private static Query ordered(FilterField field, Filter.Side side, MetaValue bound) {
    Optional<Character> kind = kind(bound);
    if (kind.isEmpty()) {
      return new MatchNoDocsQuery("values of this type have no order");
    }
    BytesRef at = FactTerms.term(field, bound);
    BytesRef first = FactTerms.first(field, kind.get());
    BytesRef beyond = FactTerms.beyond(field, kind.get());
    return switch (side) {
      case ABOVE -> range(at, beyond, false, false);
      case AT_LEAST -> range(at, beyond, true, false);
      case BELOW -> range(first, at, true, false);
      case AT_MOST -> range(first, at, true, true);
    };
  }

  private static Optional<Character> kind(MetaValue bound) {
    return switch (bound) {
      case MetaValue.Text _ -> Optional.of(FactTerms.TEXT);
      case MetaValue.Num _ -> Optional.of(FactTerms.NUMBER);
      case MetaValue.Date _ -> Optional.of(FactTerms.DATE);
      case MetaValue.Bool _, MetaValue.Strings _ -> Optional.empty();
    };
  }

  private static Query range(BytesRef from, BytesRef to, boolean withFrom, boolean withTo) {
    return new TermRangeQuery(PassageDocument.FACTS, from, to, withFrom, withTo);
  }
}
