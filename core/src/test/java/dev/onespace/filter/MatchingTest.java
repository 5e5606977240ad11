package dev.onespace.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchingTest {
  private static final Metadata FIELDS =
      new Metadata(
          Map.of(
              "number", MetaValue.of(40),
              "string", new MetaValue.Text("40"),
              "day", MetaValue.ofString("2024-01-15"),
              "yes", new MetaValue.Bool(true),
              "list", new MetaValue.Strings(List.of("40", "true"))));

  private static final Item ITEM =
      new Item(new ItemId("x"), MediaType.PLAIN_TEXT, "x", "x", ContentHash.of("x"), FIELDS);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "number<50,                  true",
        "number:40,                  true",
        "number:40.0,                true",
        "number:\"40\",              false",
        "number<\"50\",              false",
        "number>2023-01-01,          false",
        "string<50,                  false",
        "string:40,                  false",
        "string:\"40\",              true",
        "string<\"5\",               true",
        "day:2024-01-15T00:00:00Z,   true",
        "day>2024,                   false",
        "day<2024-01-16,             true",
        "day:\"2024-01-15\",         false",
        "day<\"2025\",               false",
        "yes:true,                   true",
        "yes:\"true\",               false",
        "yes:1,                      false",
        "list:\"40\",                true",
        "list:40,                    false",
        "list<\"5\",                 false",
        "none<50,                    false",
        "-none<50,                   true",
        "-string<50,                 true"
      })
  void values_of_different_types_are_neither_equal_nor_ordered(String filter, boolean matches) {
    assertThat(FilterSyntax.parse(filter).matches(ITEM, Modality.TEXT)).isEqualTo(matches);
  }
}
