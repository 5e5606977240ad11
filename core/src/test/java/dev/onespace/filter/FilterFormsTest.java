package dev.onespace.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.onespace.catalog.Entry;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Item;
import dev.onespace.testkit.data.RandomData;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two written forms of filters, on many random ones; a failure names the seed. */
class FilterFormsTest {
  private static final int SEEDS = 2_000;
  private static final List<Item> ITEMS =
      new RandomData(11).entries(60).stream().map(Entry::item).toList();

  private static final List<String> PIECES =
      List.of(
          "a",
          "b:",
          ":",
          "*",
          "-",
          "(",
          ")",
          "OR",
          " ",
          "\"",
          "\\",
          ",",
          "[",
          "]",
          "<",
          ">=",
          "=",
          "42",
          "2024-01-15",
          "true",
          "\uD83D",
          "\n",
          "\u0000",
          "a:1",
          "tag:\"x y\"",
          "type:image");

  @Test
  void the_canonical_form_says_the_same_filter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Filter filter = new RandomData(seed).filter();
      var tree = CanonicalFilter.toMap(filter);
      Filter again = CanonicalFilter.of(tree);
      assertThat(CanonicalFilter.toMap(again)).as("seed %d: %s", seed, filter).isEqualTo(tree);
      assertSame(seed, filter, again);
    }
  }

  @Test
  void the_short_syntax_says_the_same_filter() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Filter filter = new RandomData(seed).filter();
      String text = FilterSyntax.print(filter);
      Filter again = FilterSyntax.parse(text);
      assertThat(FilterSyntax.print(again)).as("seed %d: %s", seed, filter).isEqualTo(text);
      assertSame(seed, filter, again);
    }
  }

  @Test
  void any_text_is_a_filter_or_a_bad_filter() {
    int good = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      String text = text(seed);
      try {
        assertSame(seed, FilterSyntax.parse(text), FilterSyntax.parse(text));
        good++;
      } catch (OnespaceException e) {
        assertThat(e.problem().code()).as("seed %d", seed).isEqualTo(ErrorCode.BAD_FILTER);
      } catch (RuntimeException e) {
        fail("seed " + seed + ": " + text, e);
      }
    }
    assertThat(good).isBetween(200, 19_800);
  }

  private static String text(int seed) {
    RandomData random = new RandomData(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.below(10); i > 0; i--) {
      text.append(random.one(PIECES));
    }
    return text.toString();
  }

  private static void assertSame(int seed, Filter filter, Filter other) {
    for (Item item : ITEMS) {
      assertThat(other.matches(item, item.media().modality()))
          .as("seed %d: %s and %s on %s", seed, filter, other, item.metadata())
          .isEqualTo(filter.matches(item, item.media().modality()));
    }
  }
}
