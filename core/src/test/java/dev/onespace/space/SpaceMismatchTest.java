package dev.onespace.space;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpaceMismatchTest {
  private static final SpaceIdentity GEMINI = identity("gemini", 768, "aa");

  @Test
  void another_dimension_is_named_with_its_setting() {
    assertThat(new SpaceMismatch(GEMINI, identity("gemini", 1536, "bb")).remedy().toString())
        .contains("gemini.dimension = 768", "1536 dimensions", "reembed in space gemini")
        .doesNotContain("Set space");
  }

  @Test
  void another_space_is_named() {
    assertThat(new SpaceMismatch(GEMINI, identity("local", 384, "cc")).remedy().toString())
        .contains("Set space = gemini", "rolling back")
        .doesNotContain("dimension");
  }

  @Test
  void another_model_of_the_same_size_is_told_apart_from_both() {
    assertThat(new SpaceMismatch(GEMINI, identity("gemini", 768, "bb")).remedy().toString())
        .contains("model", "reembed in space gemini")
        .doesNotContain("Set space", "dimension");
  }

  private static SpaceIdentity identity(String id, int dimension, String hash) {
    return new SpaceIdentity(id, dimension, new SpaceHash(hash.repeat(8)));
  }
}
