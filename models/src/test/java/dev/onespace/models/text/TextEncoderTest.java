package dev.onespace.models.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.models.files.ModelFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
  private static final TextTokenizer TOKENIZER = TextTokenizer.open(ModelFiles.found());
  private static final TextEncoder ENCODER = TextEncoder.open(ModelFiles.found(), TOKENIZER);

  @AfterAll
  static void close() {
    ENCODER.close();
    TOKENIZER.close();
  }

  @Test
  void vectorsHaveUnitLength() {
    for (float[] vector : ENCODER.encode(List.of("a", "", "\u4f60\u597d", "word ".repeat(2000)))) {
      assertThat(vector).hasSize(TextEncoder.DIMENSION);
      assertThat(Math.sqrt(dot(vector, vector))).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void noTextsHaveNoVectors() {
    assertThat(ENCODER.encode(List.of())).isEmpty();
  }

  @Test
  void aVectorDoesNotDependOnItsNeighboursAndTheOrderIsKept() {
    List<String> texts = new ArrayList<>();
    for (int words : new int[] {1, 2, 5, 17, 60, 700}) {
      for (String word : List.of("gate ", "\ud83d\ude00 reset my password? ")) {
        texts.add(word.repeat(words));
      }
    }
    Collections.shuffle(texts, new Random(7));
    float[][] together = ENCODER.encode(texts);
    for (int i = 0; i < texts.size(); i++) {
      float[] alone = ENCODER.encode(List.of(texts.get(i)))[0];
      assertThat(dot(alone, together[i])).as(texts.get(i)).isGreaterThanOrEqualTo(0.99999);
    }
  }

  @Test
  void textsOfLikeMeaningAreNearer() {
    float[][] v =
        ENCODER.encode(
            List.of("I cannot log in", "My password is rejected", "The train leaves at noon"));
    assertThat(dot(v[0], v[1])).isGreaterThan(dot(v[0], v[2]));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
