package dev.onespace.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter.And;
import dev.onespace.filter.Filter.Equal;
import dev.onespace.filter.Filter.Exists;
import dev.onespace.filter.Filter.In;
import dev.onespace.filter.Filter.Not;
import dev.onespace.filter.Filter.Or;
import dev.onespace.filter.Filter.Ordered;
import dev.onespace.filter.Filter.Side;
import dev.onespace.item.MetaValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CanonicalFilterTest {
  private static final MetaValue OPEN = new MetaValue.Text("open");

  @Test
  void a_plain_value_means_equal() {
    assertThat(of(Map.of("status", "open"))).isEqualTo(new Equal("status", OPEN));
    assertThat(of(Map.of("status", Map.of("$eq", "open")))).isEqualTo(new Equal("status", OPEN));
  }

  @Test
  void values_keep_their_types_and_dates_are_known_by_their_form() {
    assertThat(of(Map.of("n", 42))).isEqualTo(new Equal("n", MetaValue.of(42)));
    assertThat(of(Map.of("n", 0.1))).isEqualTo(new Equal("n", MetaValue.of(0.1)));
    assertThat(of(Map.of("b", true))).isEqualTo(new Equal("b", new MetaValue.Bool(true)));
    assertThat(of(Map.of("d", "2024-01-15")))
        .isEqualTo(new Equal("d", MetaValue.ofString("2024-01-15")));
    assertThat(of(Map.of("d", Map.of("$text", "2024-01-15"))))
        .isEqualTo(new Equal("d", new MetaValue.Text("2024-01-15")));
    assertThat(of(Map.of("l", List.of("a", "b"))))
        .isEqualTo(new Equal("l", new MetaValue.Strings(List.of("a", "b"))));
  }

  @Test
  void every_operator_is_understood() {
    MetaValue one = MetaValue.of(1);
    assertThat(of(Map.of("f", Map.of("$ne", 1)))).isEqualTo(new Not(new Equal("f", one)));
    assertThat(of(Map.of("f", Map.of("$gt", 1)))).isEqualTo(new Ordered("f", Side.ABOVE, one));
    assertThat(of(Map.of("f", Map.of("$gte", 1)))).isEqualTo(new Ordered("f", Side.AT_LEAST, one));
    assertThat(of(Map.of("f", Map.of("$lt", 1)))).isEqualTo(new Ordered("f", Side.BELOW, one));
    assertThat(of(Map.of("f", Map.of("$lte", 1)))).isEqualTo(new Ordered("f", Side.AT_MOST, one));
    assertThat(of(Map.of("f", Map.of("$in", List.of(1, "open")))))
        .isEqualTo(new In("f", List.of(one, OPEN)));
    assertThat(of(Map.of("f", Map.of("$nin", List.of(1)))))
        .isEqualTo(new Not(new In("f", List.of(one))));
    assertThat(of(Map.of("f", Map.of("$exists", true)))).isEqualTo(new Exists("f"));
    assertThat(of(Map.of("f", Map.of("$exists", false)))).isEqualTo(new Not(new Exists("f")));
    assertThat(of(Map.of("$or", List.of(Map.of("f", 1), Map.of("g", "open")))))
        .isEqualTo(new Or(List.of(new Equal("f", one), new Equal("g", OPEN))));
  }

  @Test
  void several_fields_and_operators_must_all_match() {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("$gte", 10);
    range.put("$lt", 50);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("price", range);
    tree.put("status", "open");
    assertThat(of(tree))
        .isEqualTo(
            new And(
                List.of(
                    new Ordered("price", Side.AT_LEAST, MetaValue.of(10)),
                    new Ordered("price", Side.BELOW, MetaValue.of(50)),
                    new Equal("status", OPEN))));
    assertThat(of(Map.of())).isEqualTo(Filter.ALL);
  }

  @Test
  void a_negation_is_written_with_the_operator_for_it() {
    Filter equal = new Equal("status", OPEN);
    assertThat(CanonicalFilter.toMap(new Not(equal)))
        .isEqualTo(Map.of("status", Map.of("$ne", "open")));
    assertThat(CanonicalFilter.toMap(new Not(new Not(equal))))
        .isEqualTo(Map.of("status", Map.of("$eq", "open")));
    assertThat(CanonicalFilter.toMap(new Not(new Exists("f"))))
        .isEqualTo(Map.of("f", Map.of("$exists", false)));
  }

  @Test
  void a_field_that_looks_like_an_operator_is_written_as_metadata() {
    Filter filter = new Equal("$and", OPEN);
    assertThat(CanonicalFilter.toMap(filter)).isEqualTo(Map.of("meta.$and", Map.of("$eq", "open")));
  }

  @Test
  void an_error_names_the_place() {
    assertBad(
        Map.of("$and", List.of(Map.of(), Map.of("price", Map.of("$gte", true)))),
        "filter.$and[1].price.$gte: only a number, a date or a string has an order");
    assertBad(Map.of("$nor", List.of()), "filter.$nor: there is no such operator");
    assertBad(
        Map.of("a", Map.of("$near", 1)),
        "filter.a.$near: there is no such operator; there are $eq, $ne, $gt, $gte, $lt, $lte, $in");
    assertBad(
        Map.of("a", Map.of("lt", 1)), "filter.a.lt: there is no such operator; there are $eq");
    assertBad(Map.of("$lt", 1), "filter.$lt: it stands beside a field, as in {\"price\": {\"$lt\"");
    assertBad(Map.of("a", Map.of("$gt", "2024-13-01")), "filter.a.$gt: not a date (as in 2024-01");
    assertBad(Map.of("type", "product"), "filter.type: type is one of text, image, audio; a metad");
    assertBad(
        Map.of("type", Map.of("$nin", List.of("text", "img"))), "filter.type.$nin[1]: type is one");
    assertBad(Map.of("a", Map.of()), "filter.a: an operator is missing");
    assertBad(Map.of("a", Map.of("$in", "x")), "filter.a.$in: expected a list");
    assertBad(Map.of("a", Map.of("$exists", 1)), "filter.a.$exists: expected true or false");
    assertBad(Map.of("a", List.of("x", 1)), "filter.a[1]: expected a string");
    assertBad(Map.of("a", Double.NaN), "filter.a is not a finite number");
    assertBad(Map.of("a", new BigDecimal("1E+2147483647")), "filter.a: a number out of range");
    assertBad(Map.of("$or", Map.of()), "filter.$or: expected a list");
    assertBad(Map.of("$or", List.of(1)), "filter.$or[0]: expected an object");
    Map<String, @Nullable Object> withNull = new HashMap<>();
    withNull.put("a", null);
    assertBad(withNull, "filter.a: expected a string");
  }

  @Test
  void what_a_slip_forbids_is_said_as_text() {
    Filter type = new Equal("type", new MetaValue.Text("product"));
    Filter order = new Ordered("d", Side.ABOVE, new MetaValue.Text("2024-13-01"));
    for (Filter filter : List.of(type, order, new In("type", List.of(OPEN)))) {
      assertThat(of(CanonicalFilter.toMap(filter))).isEqualTo(filter);
    }
  }

  @Test
  void depth_is_bounded() {
    Map<String, Object> tree = Map.of("a", 1);
    for (int i = 0; i < 5_000; i++) {
      List<Object> inner = new ArrayList<>();
      inner.add(tree);
      tree = Map.of("$and", inner);
    }
    Map<String, Object> deep = tree;
    assertThatThrownBy(() -> of(deep))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("more than 50 levels");
  }

  private static void assertBad(Map<String, ? extends @Nullable Object> tree, String message) {
    assertThatThrownBy(() -> of(tree))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.BAD_FILTER))
        .hasMessageStartingWith(message);
  }

  private static Filter of(Map<String, ? extends @Nullable Object> tree) {
    return CanonicalFilter.of(tree);
  }
}
