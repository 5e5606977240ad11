package dev.onespace.store.postgres;

import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterField;
import dev.onespace.item.Modality;
import dev.onespace.store.facts.Conditions;
import dev.onespace.store.facts.FactTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;

/**
 * A filter as a condition on passages {@code p} and their items {@code i}: it holds for what the
 * filter matches.
 *
 * <p>It is asked over {@link FactTerms} and not over {@code jsonb}, which knows neither dates nor
 * the order of Java's strings and takes no NUL. Equality is asked of short terms, which a GIN index
 * finds; order of whole terms, which are looked through.
 */
final class FilterCondition {
  /** An entry of a GIN index may hold about 2,700 bytes: a name and a value fit in. */
  static final FactTerms EQUAL = new FactTerms(400);

  static final FactTerms ORDERED = new FactTerms(Integer.MAX_VALUE);

  private final Map<String, Argument> values = new HashMap<>();

  private FilterCondition() {}

  /**
   * The condition of a filter.
   *
   * @throws dev.onespace.error.OnespaceException {@code BAD_FILTER} if it has too many {@link
   *     Conditions}
   */
  static Condition of(Filter filter) {
    Conditions.requireFew(filter);
    FilterCondition condition = new FilterCondition();
    String sql = condition.sql(filter);
    return new Condition(sql, condition.values);
  }

  private String sql(Filter filter) {
    return switch (filter) {
      case Filter.And(var parts) -> parts.isEmpty() ? "true" : joined(parts, " and ");
      case Filter.Or(var parts) -> parts.isEmpty() ? "false" : joined(parts, " or ");
      case Filter.Not(var part) -> "not (" + sql(part) + ")";
      case Filter.Exists(var field) ->
          leaf(filter, field, known -> oneOf(List.of(EQUAL.exists(known))));
      case Filter.Equal(var field, var value) ->
          leaf(filter, field, known -> oneOf(EQUAL.equal(known, List.of(value))));
      case Filter.In(var field, var wanted) ->
          leaf(filter, field, known -> oneOf(EQUAL.equal(known, wanted)));
      case Filter.Ordered(var field, var side, var bound) ->
          leaf(
              filter,
              field,
              known -> ORDERED.range(known, side, bound).map(this::within).orElse("false"));
    };
  }

  private String leaf(Filter leaf, String name, Function<FilterField, String> ofItem) {
    return switch (FilterField.of(name)) {
      case FilterField.Type() -> ofType(leaf.modalities());
      case FilterField.Meta field -> ofItem.apply(field);
    };
  }

  /** The type is that of the passage; all else is known of its item. */
  private static String ofType(Set<Modality> modalities) {
    return modalities.isEmpty()
        ? "false"
        : modalities.stream()
            .map(modality -> "'" + modality.label() + "'")
            .collect(Collectors.joining(", ", "p.modality in (", ")"));
  }

  private String joined(List<Filter> parts, String by) {
    return parts.stream().map(this::sql).collect(Collectors.joining(by, "(", ")"));
  }

  private String oneOf(List<byte[]> terms) {
    return "i.facts && " + name(SqlArrays.bytes(terms));
  }

  private String within(FactTerms.Range range) {
    return "exists (select 1 from unnest(i.ordered) as f(term) where f.term %s %s and f.term %s %s)"
        .formatted(
            range.withFrom() ? ">=" : ">",
            name(bytes(range.from())),
            range.withTo() ? "<=" : "<",
            name(bytes(range.to())));
  }

  private static Argument bytes(byte[] value) {
    return (position, statement, _) -> statement.setBytes(position, value);
  }

  private String name(Argument value) {
    String name = "filter" + values.size();
    values.put(name, value);
    return ":" + name;
  }
}
