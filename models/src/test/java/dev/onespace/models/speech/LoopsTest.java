package dev.onespace.models.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopsTest {

  @Test
  void speechThatRepeatsAWordAFewTimesIsNoLoop() {
    assertThat(Loops.atEnd(List.of(5, 9, 9, 9, 9, 9, 9))).isZero();
    assertThat(Loops.atEnd(List.of(1, 2, 3, 1, 2, 3, 1, 2, 3))).isZero();
    assertThat(Loops.atEnd(List.of())).isZero();
  }

  @Test
  void endlessRoundsOfTheSameTokensAreCutToOne() {
    assertThat(Loops.atEnd(Collections.nCopies(12, 7))).isEqualTo(11);
    List<Integer> ids = new ArrayList<>(List.of(40, 41));
    for (int i = 0; i < 5; i++) {
      ids.addAll(List.of(1, 2, 3, 4));
    }
    assertThat(Loops.atEnd(ids)).isEqualTo(16);
  }
}
