package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns='http://www.w3.org/2000/svg'><text>hello</text></svg>",
        "<?xml version='1.0'?>\n<!-- drawn by hand -->\n<svg width='9'/>",
      })
  void an_svg_is_a_picture_whatever_it_is_called(String markup) {
    assertThat(sniffed(markup))
        .isInstanceOfSatisfying(
            Sniffed.Media.class, it -> assertThat(it.type().toString()).contains("image/svg+xml"));
  }

  @Test
  void a_text_that_speaks_of_svg_stays_a_text() {
    assertThat(sniffed("How do I write <svg> into a page?"))
        .isInstanceOf(Sniffed.PerhapsText.class);
  }

  private static Sniffed sniffed(String text) {
    return Signatures.sniff(text.getBytes(StandardCharsets.UTF_8));
  }
}
