package dev.onespace.search.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorTest {
  @Test
  void is_the_same_after_a_way_through_text() {
    var cursor =
        new Cursor("a group: 3:x", 60, 20, List.of(new ItemId("7:ä b"), new ItemId("T-1042")));
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    assertThat(Cursor.of(cursor.text())).isEqualTo(cursor);
    var plain = new Cursor("", 60, 1, List.of(new ItemId("x")));
    assertThat(Cursor.of(plain.text())).isEqualTo(plain);
  }

  @Test
  void refuses_what_no_answer_gave() {
    for (String text : List.of("", "nonsense", "!", "NjAgMyAw", "NjAgMyA5OmE")) {
      assertThatThrownBy(() -> Cursor.of(text))
          .as(text)
          .isInstanceOf(OnespaceException.class)
          .hasMessageContaining("is no cursor");
    }
  }
}
