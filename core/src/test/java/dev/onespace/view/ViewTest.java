package dev.onespace.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onespace.filter.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
  private static final Group TEXTS = new Group("texts", Filter.ALL);

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 101})
  void a_size_is_between_1_and_100(int top) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view("shop", List.of(), List.of(), top))
        .withMessage("view shop: top " + top + " is not between 1 and 100");
  }

  @Test
  void no_name_is_blank_and_none_is_given_twice() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Group(" ", Filter.ALL));
    assertThatIllegalArgumentException().isThrownBy(() -> view(" ", List.of(), List.of(), 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view("shop", List.of(TEXTS, TEXTS), List.of(), 5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> view("shop", List.of(), List.of("price", "price"), 5));
    View shop = view("shop", List.of(), List.of(), 5);
    assertThatIllegalArgumentException().isThrownBy(() -> Views.of(List.of(shop, shop)));
  }

  @Test
  void views_are_found_by_name() {
    View shop = view("shop", List.of(), List.of(), 5);
    Views views = Views.of(List.of(shop, view("desk", List.of(TEXTS), List.of(), 5)));
    assertThat(views.named("shop")).contains(shop);
    assertThat(views.named("Shop")).isEmpty();
    assertThat(views.names()).containsExactly("desk", "shop");
  }

  @Test
  void a_view_of_the_same_name_is_replaced_as_a_whole() {
    View old = view("shop", List.of(TEXTS), List.of("price"), 5);
    View young = view("shop", List.of(), List.of(), 7);
    View other = view("desk", List.of(), List.of(), 5);
    Views both = Views.of(List.of(old, other)).with(Views.of(List.of(young)));
    assertThat(both.all()).containsExactly(other, young);
  }

  private static View view(String name, List<Group> groups, List<String> fields, int top) {
    return new View(name, Filter.ALL, groups, fields, top);
  }
}
