package dev.onespace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.view.Group;
import dev.onespace.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsConfigurationTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void a_view_is_a_few_lines_of_the_file() throws IOException {
    View shop =
        view(
            "shop",
            """
            view.shop.filter = price<50 -status:sold
            view.shop.groups = shoes, hats
            view.shop.group.hats = category:hats
            view.shop.group.shoes = category:shoes,boots \\
              OR tag:"on foot"
            view.shop.fields = product_name, price
            view.shop.top = 7
            """);
    assertThat(shop)
        .isEqualTo(
            new View(
                "shop",
                FilterSyntax.parse("price<50 -status:sold"),
                List.of(
                    new Group(
                        "shoes", FilterSyntax.parse("category:shoes,boots OR tag:\"on foot\"")),
                    new Group("hats", FilterSyntax.parse("category:hats"))),
                List.of("product_name", "price"),
                7));
  }

  @Test
  void a_view_without_groups_fields_and_size_is_one_list_of_ten_with_all_fields()
      throws IOException {
    View all = view("all", "view.all.filter =");
    assertThat(all).isEqualTo(new View("all", FilterSyntax.parse(""), List.of(), List.of(), 10));
  }

  @Test
  void flags_go_over_the_file_key_by_key() throws IOException {
    Path file = file("view.shop.filter = price<50\nview.shop.top = 7");
    Configuration set =
        Configuration.read(Optional.of(file), Map.of(), Map.of("view.shop.top", "8"));
    View shop = set.views().named("shop").orElseThrow();
    assertThat(shop.top()).isEqualTo(8);
    assertThat(shop.filter()).isEqualTo(FilterSyntax.parse("price<50"));
  }

  @Test
  void a_view_named_as_a_built_in_one_replaces_it_as_a_whole() throws IOException {
    Configuration set = configuration("view.support.filter = type:text");
    View support = set.views().named("support").orElseThrow();
    assertThat(support.groups()).isEmpty();
    assertThat(support.fields()).isEmpty();
    assertThat(set.views().names()).containsExactly("knowledge", "products", "support");
  }

  @Test
  void a_flag_alone_does_not_empty_a_built_in_view() {
    assertThatThrownBy(
            () -> Configuration.read(Optional.empty(), Map.of(), Map.of("view.support.top", "3")))
        .hasMessageContaining("view.support.top (--set)")
        .hasMessageContaining("neither a filter nor groups")
        .hasMessageContaining("write view.support.filter");
  }

  @Test
  void all_mistakes_are_told_at_once_with_key_place_and_what_to_write() throws IOException {
    Path file =
        file(
            """
            # a comment \\
            view.shop.filter = price<

            view.shop.top = 500
            view.shop.groups = shoes, hats,
            view.shop.group.shoes = category:
            view.shop.group.socks = category:socks
            view.shop.fields = price, price
            view.shop.colour = red
            view.my shop.top = 5
            limits.pixels = many
            limits.pixels = 5
            view.desk.top = 5
            """);
    String name = file.toString();
    assertThatThrownBy(
            () ->
                Configuration.read(
                    Optional.of(file),
                    Map.of("ONESPACE_VIEW_SHOP_TOP", "3"),
                    Map.of("view.desk.fields", "a,,b")))
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.USAGE))
        .message()
        .startsWith("the configuration is wrong in 14 places:\n  ")
        .contains("view.shop.filter (" + name + ", line 2): expected a value at column 7")
        .contains("    price<\n          ^\n")
        .contains("view.shop.top = '500' (" + name + ", line 4) is not a whole number from 1 to")
        .contains("view.shop.groups = 'shoes, hats,' (" + name + ", line 5) has a comma without")
        .contains("names the group hats, of which nothing is said: write view.shop.group.hats")
        .contains("view.shop.group.shoes (" + name + ", line 6): expected a value at column 10")
        .contains("view.shop.group.socks (" + name + ", line 7): the group is not in view.shop.gro")
        .contains("view.shop.fields = 'price, price' (" + name + ", line 8) names price twice")
        .contains("unknown key 'view.shop.colour' (" + name + ", line 9): keys of views are view.N")
        .contains("unknown key 'view.my' (" + name + ", line 10)")
        .contains("limits.pixels = 'many' (" + name + ", line 11) is not a whole number above 0")
        .contains("limits.pixels = '5' (" + name + ", line 12) is already set (" + name)
        .contains("unknown variable ONESPACE_VIEW_SHOP_TOP: views are set in the file")
        .contains("view.desk.fields = 'a,,b' (--set) has a comma without a name")
        .contains("the view has neither a filter nor groups");
  }

  @Test
  void lines_of_a_file_from_windows_are_counted_too() throws IOException {
    Path file = file("\ufeffview.a.filter =\r\nview.a.top = 1 \\\r\n  2\r\nview.a.x = 1\r\n");
    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
        .hasMessageContaining("view.a.top = '1 2' (" + file + ", line 2)")
        .hasMessageContaining("unknown key 'view.a.x' (" + file + ", line 4)");
  }

  @Test
  void a_mistake_shows_no_control_characters_of_a_value() throws IOException {
    Path file = file("view.a.filter =\nview.a.top = 1\\n\\u001b[31m" + "9".repeat(1000));
    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
        .message()
        .doesNotContain("\u001b")
        .hasSizeLessThan(300 + file.toString().length());
  }

  @Test
  void an_escape_that_is_none_is_told_with_its_line() throws IOException {
    Path file = file("view.a.filter =\nview.a.fields = \\uXYZ1");
    assertThatThrownBy(() -> Configuration.read(Optional.of(file), Map.of(), Map.of()))
        .hasMessageContaining(file + ", line 2: ");
  }

  private View view(String name, String text) throws IOException {
    return configuration(text).views().named(name).orElseThrow();
  }

  private Configuration configuration(String text) throws IOException {
    return Configuration.read(Optional.of(file(text)), Map.of(), Map.of());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("onespace.properties"), text);
  }
}
