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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterSyntaxTest {

  @Test
  void a_word_equals() {
    assertThat(parse("category:auth")).isEqualTo(new Equal("category", text("auth")));
    assertThat(parse("category=auth")).isEqualTo(parse("category:auth"));
  }

  @Test
  void values_have_the_type_they_look_like_and_quotes_make_strings() {
    assertThat(parse("n:42")).isEqualTo(new Equal("n", MetaValue.of(42)));
    assertThat(parse("n:\"42\"")).isEqualTo(new Equal("n", text("42")));
    assertThat(parse("b:true")).isEqualTo(new Equal("b", new MetaValue.Bool(true)));
    assertThat(parse("d:2024-01-15")).isEqualTo(new Equal("d", MetaValue.ofString("2024-01-15")));
    assertThat(parse("d:\"2024-01-15\"")).isEqualTo(new Equal("d", text("2024-01-15")));
    assertThat(parse("tag:\"two words\"")).isEqualTo(new Equal("tag", text("two words")));
    assertThat(parse("tag:\"a \\\"b\\\" \\\\\"")).isEqualTo(new Equal("tag", text("a \"b\" \\")));
  }

  @Test
  void signs_order() {
    MetaValue moment = MetaValue.ofString("2024-01-01T10:00:00Z");
    assertThat(parse("at>=2024-01-01T10:00:00Z"))
        .isEqualTo(new Ordered("at", Side.AT_LEAST, moment));
    assertThat(parse("price<50")).isEqualTo(new Ordered("price", Side.BELOW, MetaValue.of(50)));
    assertThat(parse("price<=-5")).isEqualTo(new Ordered("price", Side.AT_MOST, MetaValue.of(-5)));
    assertThat(parse("name>m")).isEqualTo(new Ordered("name", Side.ABOVE, text("m")));
  }

  @Test
  void commas_give_alternatives_and_a_star_any_value() {
    assertThat(parse("status:open,new"))
        .isEqualTo(new In("status", List.of(text("open"), text("new"))));
    assertThat(parse("status:*")).isEqualTo(new Exists("status"));
    assertThat(parse("status:\"*\"")).isEqualTo(new Equal("status", text("*")));
  }

  @Test
  void brackets_hold_a_whole_list() {
    assertThat(parse("tags:[a, \"b c\"]"))
        .isEqualTo(new Equal("tags", new MetaValue.Strings(List.of("a", "b c"))));
    assertThat(parse("tags:[]")).isEqualTo(new Equal("tags", new MetaValue.Strings(List.of())));
  }

  @Test
  void parts_beside_each_other_must_all_match_and_or_binds_weaker() {
    Filter a = new Equal("a", MetaValue.of(1));
    Filter b = new Equal("b", MetaValue.of(2));
    Filter c = new Equal("c", MetaValue.of(3));
    assertThat(parse("a:1 b:2")).isEqualTo(new And(List.of(a, b)));
    assertThat(parse("a:1 b:2 OR c:3")).isEqualTo(new Or(List.of(new And(List.of(a, b)), c)));
    assertThat(parse("a:1 (b:2 OR c:3)")).isEqualTo(new And(List.of(a, new Or(List.of(b, c)))));
    assertThat(parse("-a:1")).isEqualTo(new Not(a));
    assertThat(parse("-(a:1 b:2)")).isEqualTo(new Not(new And(List.of(a, b))));
  }

  @Test
  void fields_may_be_quoted_and_called_or() {
    assertThat(parse("\"my field\":x")).isEqualTo(new Equal("my field", text("x")));
    assertThat(parse("OR:x")).isEqualTo(new Equal("OR", text("x")));
    assertThat(parse("\"\":x")).isEqualTo(new Equal("", text("x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "()", "( )"})
  void nothing_matches_everything(String nothing) {
    assertThat(parse(nothing)).isEqualTo(Filter.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "category               | 9  | expected one of : > >= < <= after 'category'",
        "category:              | 10 | expected a value",
        "a:1 b>                 | 7  | expected a value",
        "a:1,                   | 5  | expected a value",
        ":x                     | 1  | expected a field name",
        "a:1 OR                 | 7  | a condition is missing beside OR",
        "OR a:1                 | 4  | a condition is missing beside OR",
        "a:1 (b:2               | 5  | there is no ) for this (",
        "a:1) b:2               | 4  | there is no ( for this )",
        "a:\"open               | 3  | there is no closing quote for this one",
        "a>true                 | 3  | only a number, a date or a string has an order",
        "a:[x y]                | 6  | expected , or ] in a list",
        "a:1 AND b:2            | 5  | conditions beside each other must all match: leave out"
            + " 'AND'",
        "a:1 or b:2             | 5  | between alternatives stands OR, in capitals",
        "NOT a:1                | 1  | write - before a condition for its contrary",
        "a:1 !b:2               | 5  | write - and not ! before a condition for its contrary",
        "+a:1                   | 1  | conditions must all match anyway: leave out +",
        "price < 50             | 6  | a blank stands between 'price' and its sign: leave it out",
        "price< 50              | 7  | expected a value",
        "a!=1                   | 2  | there is no operator !=; write - before the condition:"
            + " -status:closed",
        "a=>1                   | 2  | there is no operator =>; there are : > >= < <=",
        "a:>1                   | 2  | there is no operator :>; there are : > >= < <=",
        "a<>1                   | 2  | there is no operator <>; there are : > >= < <=",
        "a==1                   | 2  | there is no operator ==; there are : > >= < <=",
        "a::1                   | 2  | there is no operator ::; there are : > >= < <=",
        "b:2 name:foo*          | 10 | a star stands alone and means any value; in quotes it means"
            + " itself",
        "a:*,b                  | 3  | a star stands alone and means any value; in quotes it means"
            + " itself",
        "price<1,000            | 8  | several values are for : only, and a number has no comma",
        "type:text,product      | 11 | type is one of text, image, audio; a metadata field of that"
            + " name is meta.type",
      })
  void an_error_says_what_is_wrong_and_where(String wrong, int column, String what) {
    assertThatThrownBy(() -> parse(wrong))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.BAD_FILTER))
        .hasMessageStartingWith(what + " at column " + column + " of the filter\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-13-01",
        "2024-1-5",
        "2024-01",
        "2024-01-15T10:00",
        "1.5.2",
        ".5",
        "+5",
        "05",
        "50EUR",
        "$50",
        "1_000"
      })
  void an_order_with_what_is_nearly_a_number_or_a_date_is_refused_but_in_quotes(String word) {
    assertThatThrownBy(() -> parse("a:1 b>=" + word))
        .hasMessageStartingWith("neither a number nor a date")
        .hasMessageContaining("at column 8 of the filter");
    Filter forced = new Ordered("b", Side.AT_LEAST, text(word));
    assertThat(parse("b>=\"" + word + "\"")).isEqualTo(forced);
    assertThat(parse(FilterSyntax.print(forced))).isEqualTo(forced);
  }

  @Test
  void what_a_slip_forbids_is_said_in_quotes() {
    assertThat(parse("a:\"=b\"")).isEqualTo(new Equal("a", text("=b")));
    assertThat(parse("a:\"b*\"")).isEqualTo(new Equal("a", text("b*")));
    assertThat(parse("\"a!\"=1")).isEqualTo(new Equal("a!", MetaValue.of(1)));
    assertThat(parse("type:\"x\"")).isEqualTo(new Equal("type", text("x")));
    assertThat(parse("meta.type:x")).isEqualTo(new Equal("meta.type", text("x")));
    assertThat(parse("and:1")).isEqualTo(new Equal("and", MetaValue.of(1)));
    assertThat(parse("url:http://a/b?c=d")).isEqualTo(new Equal("url", text("http://a/b?c=d")));
  }

  @Test
  void a_caret_points_at_the_place() {
    assertThatThrownBy(() -> parse("price<50 created>="))
        .hasMessage(
            """
            expected a value at column 19 of the filter
              price<50 created>=
                                ^\
            """);
  }

  @Test
  void the_caret_stays_at_its_place_in_a_long_filter() {
    String text = "x".repeat(500) + ":1 b";
    assertThatThrownBy(() -> parse(text))
        .message()
        .satisfies(
            message -> {
              String[] lines = message.split("\n", -1);
              assertThat(lines[1]).hasSizeLessThan(100).endsWith(":1 b");
              assertThat(lines[2]).hasSize(lines[1].length() + 1);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-"})
  void depth_is_bounded(String opening) {
    assertThatThrownBy(() -> parse(opening.repeat(100_000)))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("more than 50");
  }

  @Test
  void an_error_stays_in_its_lines_whatever_the_filter_holds() {
    assertThatThrownBy(() -> parse("\"two\nlines\" x"))
        .message()
        .satisfies(message -> assertThat(message.lines()).hasSize(3));
  }

  @Test
  void a_date_with_a_blank_is_printed_without() {
    MetaValue last = MetaValue.ofString("9999-12-31 23:00-18:00");
    Filter filter = new Filter.Ordered("day", Filter.Side.BELOW, last);
    assertThat(FilterSyntax.print(filter)).isEqualTo("day<9999-12-31T23:00-18:00");
  }

  @Test
  void a_filter_is_printed_as_a_person_would_write_it() {
    for (String text :
        List.of(
            "category:auth created>=2024-01-01 price<50",
            "tag:\"two words\" -status:closed (a:1 OR b:2)",
            "status:open,new note:*",
            "a:1 OR -(b:2 c:3)",
            "tags:[a,\"b c\"] id:\"42\"")) {
      assertThat(FilterSyntax.print(parse(text))).isEqualTo(text);
    }
  }

  private static Filter parse(String text) {
    return FilterSyntax.parse(text);
  }

  private static MetaValue text(String value) {
    return new MetaValue.Text(value);
  }
}
