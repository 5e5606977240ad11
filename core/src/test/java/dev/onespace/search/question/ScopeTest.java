package dev.onespace.search.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which filters a question may have. */
class ScopeTest {
  @Test
  void a_filter_that_a_program_made_is_refused_where_it_is_too_deep() {
    assertThat(Scope.ALL.where(nested(99)).filter()).isEqualTo(nested(99));
    for (int deep : new int[] {101, 100_000}) {
      Filter filter = nested(deep);
      assertThatThrownBy(() -> Scope.ALL.where(filter))
          .isInstanceOf(OnespaceException.class)
          .hasMessageContaining("more than 100 levels deep");
    }
  }

  private static Filter nested(int levels) {
    Filter filter = new Filter.Exists("field");
    for (int i = 0; i < levels; i++) {
      filter = i % 2 == 0 ? new Filter.Not(filter) : new Filter.And(List.of(filter));
    }
    return filter;
  }
}
