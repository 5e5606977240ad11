package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"status\": \"open\", \"price\": {\"$gte\": 1.5, \"$lt\": 50}} | status:open price>=1.5"
            + " price<50",
        "{\"$or\": [{\"a\": true}, {\"day\": {\"$gt\": \"2024-01-15\"}}]} | a:true OR"
            + " day>2024-01-15",
        "{\"status\": {\"$in\": [\"open\", \"new\"]}}                      | status:open,new",
        "{\"tags\": [\"a\", \"b\"]}                                        | tags:[a,b]",
        "{\"price\": 50, \"id\": \"50\"}                                   | price:50 id:\"50\"",
        "{\"status\": {\"$exists\": false}}                                | -status:*",
      })
  void a_filter_is_read(String json, String same) {
    assertThat(FilterSyntax.print(FilterJson.read(json))).isEqualTo(same);
  }

  @Test
  void an_empty_object_matches_everything() {
    assertThat(FilterJson.read(" {} ")).isEqualTo(Filter.ALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"price\": {\"$less\": 5}}                     | 12 | filter.price.$less: there is no"
            + " such operator; there are $eq, $ne",
        "{\"a\": 1, \"$nor\": []}                        | 10 | filter.$nor: there is no such"
            + " operator; there are $and, $or and",
        "{\"$and\": [{}, {\"p\": {\"$gte\": true}}]}     | 22 | filter.$and[1].p.$gte: only a"
            + " number, a date or a string",
        "{\"a\": {\"$in\": [1, null]}}                   | 19 | filter.a.$in[1]: expected a string,"
            + " a number",
        "{\"a\": {\"$in\": \"x\"}}                       | 8  | filter.a.$in: expected a list",
        "{\"type\": \"product\"}                         | 2  | filter.type: type is one of text,"
            + " image, audio",
        "{\"a\": {\"$gt\": \"2024-13-01\"}}              | 8  | filter.a.$gt: not a date",
        "{\"a\": 1, \"a\": 2}                            | 13 | not JSON: Duplicate",
        "{\"a\": 1} x                                    | 10 | not JSON: Unrecognized token",
        "{\"a\": 1} 2                                    | 10 | something stands behind the filter",
        "{\"a\": }                                       | 7  | not JSON: Unexpected character",
        "{\"a\": [1                                      | 9  | not JSON: Unexpected end-of-input:"
            + " expected close marker for Array at",
        "[1]                                             | 1  | expected an object such as",
        "\"a\"                                           | 1  | expected an object such as",
        "{\"a\": 1e99999999999}                          | 7  | filter.a: a number out of range",
      })
  void an_error_names_the_place_and_points_at_its_column(String json, int column, String what) {
    assertThatThrownBy(() -> FilterJson.read(json))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.BAD_FILTER))
        .hasMessageStartingWith(what)
        .hasMessageContaining(" at column " + column + " of the filter\n");
  }

  @Test
  void depth_is_bounded() {
    String deep = "{\"$and\":[".repeat(5_000);
    assertThatThrownBy(() -> FilterJson.read(deep)).isInstanceOf(OnespaceException.class);
    String nested = "{\"$and\":[".repeat(60) + "{}" + "]}".repeat(60);
    assertThatThrownBy(() -> FilterJson.read(nested)).hasMessageContaining("more than 50 levels");
  }
}
