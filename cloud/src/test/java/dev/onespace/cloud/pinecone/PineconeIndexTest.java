package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.pinecone.FakePinecone.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PineconeIndexTest extends OnFake {
  @Test
  void an_index_that_is_not_there_is_made_and_waited_for() {
    fake.unready(3);
    try (PineconeIndex index = index()) {
      assertThat(index.name()).isEqualTo(INDEX);
      assertThat(fake.indexes()).containsExactly(INDEX);
      assertThat(waiting.waits()).filteredOn(Duration.ofSeconds(2)::equals).hasSize(3);
    }
  }

  @Test
  void an_index_that_is_there_is_opened_and_not_made() {
    index().close();
    index().close();
    assertThat(fake.log()).extracting(Asked::route).containsOnlyOnce("POST /indexes");
  }

  @Test
  void an_index_that_is_never_ready_is_not_waited_for_for_ever() {
    fake.unready(Integer.MAX_VALUE);
    assertThatThrownBy(this::index)
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("Initializing");
  }

  @Test
  void another_dimension_or_metric_is_refused_by_name_and_value() throws IOException {
    fake.create(INDEX, 99, "cosine");
    assertMismatch("dimension 99");
    fake.create(INDEX, DIMENSION, "euclidean");
    assertMismatch("metric 'euclidean'");
  }

  @Test
  void an_index_of_documents_or_described_by_a_schema_is_told_as_such() throws IOException {
    fake.createWithSchema(
        INDEX, Map.of("body", Map.of("type", "string", "full_text_search", Map.of())));
    assertMismatch("document kind (fields body)");
    fake.createWithSchema(
        INDEX,
        Map.of(
            "_values", Map.of("type", "dense_vector", "dimension", DIMENSION, "metric", "cosine")));
    assertMismatch("described by a schema of Pinecone's API 2026-07");
  }

  private void assertMismatch(String said) {
    assertThatThrownBy(this::index)
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.SPACE_MISMATCH))
        .hasMessageContaining(INDEX)
        .hasMessageContaining(said);
  }

  @Test
  void each_namespace_has_its_own_and_can_be_dropped() {
    try (PineconeIndex index = index();
        PineconeVectors vectors = index.vectors()) {
      vectors.put(List.of(Entries.texts("a", "one")));
      index.dropNamespace("kb.0");
      assertThat(vectors.passages()).isEqualTo(1);
      index.dropNamespace(SPACE);
      assertThat(vectors.passages()).isZero();
    }
  }

  @Test
  void names_pinecone_does_not_take_are_refused_before_it_is_asked() {
    for (String name : List.of("", "Upper", "-a", "a_b", "a".repeat(40))) {
      assertThatThrownBy(
              () -> PineconeSettings.of(settings("a-key").key(), name, SPACE), "index %s", name)
          .isInstanceOf(OnespaceException.class);
    }
    for (String name : List.of("", "two words", "ü", "a".repeat(513))) {
      assertThatThrownBy(
              () -> PineconeSettings.of(settings("a-key").key(), "a", name), "namespace %s", name)
          .isInstanceOf(OnespaceException.class);
    }
  }
}
