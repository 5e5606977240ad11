package dev.onespace.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Item;
import dev.onespace.testkit.fuzz.AwkwardFilters;
import dev.onespace.testkit.fuzz.AwkwardText;
import dev.onespace.testkit.fuzz.Cases;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Filters over awkward names and values, in both written forms, and texts that are none. */
class AwkwardFiltersTest {
  private static final Pattern COLUMN = Pattern.compile("at column (\\d+) of the filter\n");
  private static final List<String> SIGNS =
      List.of(
          "(", ")", "-", ":", "=", "<", ">=", ",", "[", "]", "\"", "\\", "*", " OR ", " ", "x:1");

  @Test
  void the_canonical_form_says_the_same_filter() {
    Cases.of(3_000, 100_000)
        .check(
            seed -> {
              AwkwardFilters data = new AwkwardFilters(seed, 4, 6);
              Filter filter = data.filter();
              var tree = CanonicalFilter.toMap(filter);
              Filter again = CanonicalFilter.of(tree);
              assertThat(CanonicalFilter.toMap(again)).isEqualTo(tree);
              assertSame(data, filter, again);
            });
  }

  @Test
  void the_short_syntax_says_the_same_filter() {
    Cases.of(3_000, 100_000)
        .check(
            seed -> {
              AwkwardFilters data = new AwkwardFilters(seed, 4, 6);
              Filter filter = data.filter();
              String text = FilterSyntax.print(filter);
              Filter again = FilterSyntax.parse(text);
              assertThat(FilterSyntax.print(again)).isEqualTo(text);
              assertSame(data, filter, again);
            });
  }

  @Test
  void a_damaged_text_is_another_filter_or_a_bad_one_at_a_column_inside() {
    Cases.of(10_000, 300_000)
        .check(
            seed -> {
              String text = damaged(new Random(seed), new AwkwardFilters(seed, 3, 3).filter());
              try {
                Filter filter = FilterSyntax.parse(text);
                assertThat(FilterSyntax.print(FilterSyntax.parse(FilterSyntax.print(filter))))
                    .isEqualTo(FilterSyntax.print(filter));
              } catch (OnespaceException bad) {
                assertPointsInside(text, bad);
              }
            });
  }

  private static String damaged(Random random, Filter filter) {
    StringBuilder text = new StringBuilder(FilterSyntax.print(filter));
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
        case 1 -> text.insert(at, AwkwardText.any(random, 2));
        case 2 -> text.setLength(at);
        default -> text.insert(at, SIGNS.get(random.nextInt(SIGNS.size())));
      }
    }
    return text.toString();
  }

  private static void assertPointsInside(String text, OnespaceException bad) {
    assertThat(bad.problem().code()).isEqualTo(ErrorCode.BAD_FILTER);
    Matcher column = COLUMN.matcher(bad.problem().cause());
    assertThat(column.find()).as(bad.problem().cause()).isTrue();
    assertThat(Integer.parseInt(column.group(1))).isBetween(1, text.length() + 1);
    assertThat(bad.problem().cause().lines()).hasSize(3);
  }

  private static void assertSame(AwkwardFilters data, Filter filter, Filter other) {
    for (Item item : IntStream.range(0, 20).mapToObj(i -> data.item("i" + i)).toList()) {
      assertThat(other.matches(item, item.media().modality()))
          .as("%s and %s on %s", filter, other, item.metadata())
          .isEqualTo(filter.matches(item, item.media().modality()));
    }
  }
}
