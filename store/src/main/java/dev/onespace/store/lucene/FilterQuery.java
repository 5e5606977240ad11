package dev.onespace.store.lucene;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.store.facts.Conditions;
import dev.onespace.store.facts.FactTerms;
import java.util.List;
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
  private static final FactTerms FACTS = PassageDocument.FACT_TERMS;

  private FilterQuery() {}

  /**
   * The query of a filter.
   *
   * @throws dev.onespace.error.OnespaceException {@code BAD_FILTER} if it has too many {@link
   *     Conditions}
   */
  static Query of(Filter filter) {
    Conditions.requireFew(filter);
    return query(filter);
  }

  private static Query query(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> all(parts);
      case Filter.Or(var parts) -> any(parts);
      case Filter.Not(var part) -> not(query(part));
      case Filter.Exists(var field) -> term(FACTS.exists(FilterField.of(field)));
      case Filter.Equal(var field, var value) ->
          oneOf(FACTS.equal(FilterField.of(field), List.of(value)));
      case Filter.In(var field, var values) -> oneOf(FACTS.equal(FilterField.of(field), values));
      case Filter.Ordered(var field, var side, var bound) ->
          FACTS
              .range(FilterField.of(field), side, bound)
              .map(FilterQuery::within)
              .orElseGet(() -> new MatchNoDocsQuery("values of this type have no order"));
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

  private static Query oneOf(List<byte[]> terms) {
    return new TermInSetQuery(PassageDocument.FACTS, terms.stream().map(BytesRef::new).toList());
  }

  private static Query term(byte[] term) {
    return new TermQuery(new Term(PassageDocument.FACTS, new BytesRef(term)));
  }

  private static Query within(FactTerms.Range range) {
    return new TermRangeQuery(
        PassageDocument.FACTS,
        new BytesRef(range.from()),
        new BytesRef(range.to()),
        range.withFrom(),
        range.withTo());
  }
}
