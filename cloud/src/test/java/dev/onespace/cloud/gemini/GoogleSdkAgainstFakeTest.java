package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.genai.Client;
import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.ContentEmbedding;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.EmbedContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.memory.MemorySpace;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The fake is not of our own making only: Google's own client takes it for the API. */
class GoogleSdkAgainstFakeTest {
  private final FakeGemini fake;
  private final Client google;

  GoogleSdkAgainstFakeTest() throws IOException {
    fake = new FakeGemini(FakeVectors.of(new MemorySpace()));
    google = client(FakeGemini.KEY);
  }

  @AfterEach
  void close() {
    google.close();
    fake.close();
  }

  private Client client(String key) {
    return Client.builder()
        .apiKey(key)
        .httpOptions(
            HttpOptions.builder()
                .baseUrl(fake.endpoint().toString())
                .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                .build())
        .build();
  }

  @Test
  void texts_get_one_vector_each() {
    List<float[]> vectors =
        vectors(
            google.models.embedContent(
                FakeGemini.MODEL, List.of("title: none | text: red", "blue", "green"), of(768)));
    assertThat(vectors).hasSize(3).allSatisfy(vector -> assertThat(vector).hasSize(768));
    assertThat(Vectors.dot(vectors.get(0), vectors.get(1))).isLessThan(0.9f);
  }

  @Test
  void the_dimension_is_3072_if_none_is_asked_for() {
    assertThat(vectors(google.models.embedContent(FakeGemini.MODEL, "red", of())))
        .singleElement()
        .satisfies(vector -> assertThat(vector).hasSize(3072));
  }

  @Test
  void a_picture_gets_a_vector() {
    assertThat(media(Part.fromBytes(Samples.jpeg(Color.RED), "image/jpeg"))).hasSize(1);
  }

  @Test
  void a_recording_gets_a_vector() {
    assertThat(media(Part.fromBytes(Samples.wav(1, 440), "audio/wav"))).hasSize(1);
  }

  @Test
  void parts_of_one_content_are_fused_into_one_vector() {
    Part picture = Part.fromBytes(Samples.jpeg(Color.RED), "image/jpeg");
    assertThat(media(picture, Part.fromText("red"))).hasSize(1);
  }

  @Test
  void the_task_type_makes_no_difference() {
    EmbedContentConfig query =
        EmbedContentConfig.builder().outputDimensionality(128).taskType("RETRIEVAL_QUERY").build();
    float[] with = vectors(google.models.embedContent(FakeGemini.MODEL, "red", query)).getFirst();
    float[] without =
        vectors(google.models.embedContent(FakeGemini.MODEL, "red", of(128))).getFirst();
    assertThat(with).isEqualTo(without);
  }

  @Test
  void a_bad_key_is_an_invalid_argument() {
    try (Client stranger = client("wrong")) {
      assertThatThrownBy(() -> stranger.models.embedContent(FakeGemini.MODEL, "red", of()))
          .isInstanceOfSatisfying(
              ClientException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(400);
                assertThat(refused.status()).isEqualTo("INVALID_ARGUMENT");
                assertThat(refused.message()).contains("API key not valid");
              });
    }
  }

  @Test
  void a_quota_is_429() {
    fake.faults().next(Fault.MINUTE_QUOTA);
    assertThatThrownBy(() -> google.models.embedContent(FakeGemini.MODEL, "red", of()))
        .isInstanceOfSatisfying(
            ClientException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(429);
              assertThat(refused.status()).isEqualTo("RESOURCE_EXHAUSTED");
            });
  }

  @Test
  void another_model_is_not_found() {
    assertThatThrownBy(() -> google.models.embedContent("gemini-embedding-9", "red", of()))
        .isInstanceOfSatisfying(
            ClientException.class, refused -> assertThat(refused.code()).isEqualTo(404));
  }

  private List<float[]> media(Part... parts) {
    return vectors(google.models.embedContent(FakeGemini.MODEL, Content.fromParts(parts), of(256)));
  }

  private static EmbedContentConfig of() {
    return EmbedContentConfig.builder().build();
  }

  private static EmbedContentConfig of(int dimension) {
    return EmbedContentConfig.builder().outputDimensionality(dimension).build();
  }

  private static List<float[]> vectors(EmbedContentResponse response) {
    return response.embeddings().orElseThrow().stream()
        .map(GoogleSdkAgainstFakeTest::vector)
        .toList();
  }

  private static float[] vector(ContentEmbedding embedding) {
    List<Float> values = embedding.values().orElseThrow();
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.get(i);
    }
    assertThat(Vectors.isUnit(vector)).isTrue();
    return vector;
  }
}
