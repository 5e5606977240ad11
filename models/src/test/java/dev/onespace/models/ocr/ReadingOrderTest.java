package dev.onespace.models.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.Place.Box;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {

  @Test
  void columnsAreReadOneAfterTheOther() {
    assertThat(
            order(
                line("title", 10, 0, 400),
                line("c", 300, 47, 100),
                line("a", 10, 40, 150),
                line("d", 300, 69, 100),
                line("b", 10, 60, 150),
                line("e", 300, 91, 100)))
        .isEqualTo("title a b c d e");
  }

  @Test
  void aTableIsReadRowByRow() {
    assertThat(
            order(
                line("a2", 200, 1, 50),
                line("a1", 10, 0, 60),
                line("b1", 10, 20, 60),
                line("b2", 200, 21, 50)))
        .isEqualTo("a1 a2 b1 b2");
  }

  @Test
  void linesOnTheSameHeightAreReadFromLeftToRight() {
    assertThat(order(line("world", 60, 0, 40), line("hello", 10, 2, 45))).isEqualTo("hello world");
  }

  private static OcrLine line(String text, int x, int y, int width) {
    return new OcrLine(text, 1, new Box(x, y, width, 16), List.of());
  }

  private static String order(OcrLine... lines) {
    return ReadingOrder.sort(Arrays.asList(lines)).stream()
        .map(OcrLine::text)
        .collect(Collectors.joining(" "));
  }
}
