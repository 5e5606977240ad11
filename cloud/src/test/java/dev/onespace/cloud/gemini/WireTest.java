package dev.onespace.cloud.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Task;
import dev.onespace.spending.Tokens;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.fuzz.Damage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final String ANSWER =
      """
      {"embeddings":[{"values":[0.5,-1e-3]},{"values":[1,0]}],"usageMetadata":{"promptTokenCount":30,
       "promptTokenDetails":[{"modality":"TEXT","tokenCount":10},{"modality":"IMAGE","tokenCount":20}]},
       "new":{"field":true}}\
      """;

  private static final String QUOTA =
      """
      {"error":{"code":429,"message":"You exceeded\\nyour quota. Please retry in 9s.",
       "status":"RESOURCE_EXHAUSTED","details":[
       {"@type":"type.googleapis.com/google.rpc.Help","links":[{"url":"https://ai.google.dev"}]},
       {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"m",
        "quotaId":"EmbedContentRequestsPerMinutePerProjectPerModel-FreeTier","quotaValue":"100"}]},
       {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"45.837906927s"}]}}\
      """;

  private static final Tokens ESTIMATE = new Tokens(4, 258, 32);

  @Test
  void a_call_is_written_as_the_reference_has_it() {
    var wire = new Wire("gemini-embedding-2", 768);
    Request text = new Request(new Medium.Text("red \"1\""), Task.DOCUMENT);
    Request picture = new Request(new Medium.Picture(new byte[] {1, 2, 3}, 1, 1), Task.QUERY);
    assertThat(new String(wire.body(List.of(text, picture)), UTF_8))
        .isEqualTo(
            "{\"requests\":[{\"model\":\"models/gemini-embedding-2\",\"content\":{\"parts\":[{\"text\":\"title:"
                + " none | text: red \\\"1\\\"\"}]},\"outputDimensionality\":768},"
                + "{\"model\":\"models/gemini-embedding-2\",\"content\":{\"parts\":[{\"text\":\"task:"
                + " search result | query:\"},"
                + "{\"inlineData\":{\"mimeType\":\"image/jpeg\",\"data\":\"AQID\"}}]},"
                + "\"outputDimensionality\":768}]}");
  }

  @Test
  void an_answer_has_vectors_and_tokens() {
    EmbedResponse answer = Wire.answer(ANSWER.getBytes(UTF_8)).orElseThrow();
    assertThat(answer.vectors()).hasSize(2);
    assertThat(answer.vectors().getFirst()).containsExactly(0.5f, -0.001f);
    assertThat(answer.charged(ESTIMATE))
        .isEqualTo(new EmbedResponse.Charged(new Tokens(10, 20, 0), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "promptTokenDetails     | promptTokensDetails | 10 | 20  | 0 | false", // as others name it
        "promptTokenDetails     | nothing             | 0  | 0   | 30 | true", // only the sum
        "promptTokenCount       | nothing             | 4  | 258 | 32 | true", // nothing at all
        "'\"promptTokenCount\":30' | '\"promptTokenCount\":400' | 110 | 258 | 32 | true" // unlike
      })
  void tokens_are_read_in_every_form_and_what_is_estimated_is_marked(
      String from, String to, long text, long image, long audio, boolean estimated) {
    EmbedResponse answer = Wire.answer(ANSWER.replace(from, to).getBytes(UTF_8)).orElseThrow();
    assertThat(answer.charged(ESTIMATE))
        .isEqualTo(new EmbedResponse.Charged(new Tokens(text, image, audio), estimated));
  }

  @Test
  void of_texts_alone_their_sum_says_it_all() {
    String sum = ANSWER.replace("promptTokenDetails", "nothing");
    assertThat(Wire.answer(sum.getBytes(UTF_8)).orElseThrow().charged(new Tokens(4, 0, 0)))
        .isEqualTo(new EmbedResponse.Charged(new Tokens(30, 0, 0), false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "[]", "{\"embeddings\":[{\"values\":\"x\"}]}"})
  void what_is_no_answer_is_none(String body) {
    assertThat(Wire.answer(body.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void an_answer_without_vectors_has_none() {
    String body = "{\"embeddings\":[{},null,{\"values\":null}]}";
    assertThat(Wire.answer(body.getBytes(UTF_8)).orElseThrow().vectors())
        .hasSize(3)
        .allSatisfy(vector -> assertThat(vector).isEmpty());
  }

  @Test
  void a_refusal_says_which_quota_and_how_long_to_the_nanosecond() {
    Refusal refusal = Wire.refusal(429, QUOTA.getBytes(UTF_8));
    assertThat(refusal.isPaced()).isTrue();
    assertThat(refusal.isDaily()).isFalse();
    assertThat(refusal.retryDelay()).contains(Duration.ofNanos(45_837_906_927L));
    assertThat(refusal.toString())
        .isEqualTo("429 RESOURCE_EXHAUSTED: You exceeded your quota. Please retry in 9s.");
  }

  @Test
  void without_retry_info_the_message_says_how_long() {
    Refusal refusal = Wire.refusal(429, QUOTA.replace("RetryInfo", "Other").getBytes(UTF_8));
    assertThat(refusal.retryDelay()).contains(Duration.ofSeconds(9));
  }

  @Test
  void a_day_is_not_waited_for_though_the_body_asks_for_seconds() {
    Refusal refusal = Wire.refusal(429, QUOTA.replace("PerMinute", "PerDay").getBytes(UTF_8));
    assertThat(refusal.isDaily()).isTrue();
  }

  @Test
  void a_page_of_a_proxy_is_a_refusal_too() {
    Refusal refusal = Wire.refusal(502, "<html>Bad Gateway</html>".getBytes(UTF_8));
    assertThat(refusal.mayPass()).isTrue();
    assertThat(refusal.toString()).isEqualTo("502: no reason given");
  }

  @Test
  void damaged_answers_are_answers_or_none_and_never_a_crash() {
    Cases.of(2_000, 100_000)
        .check(
            seed -> {
              var damage = new Damage(new Random(seed));
              byte[] answer = ANSWER.getBytes(UTF_8);
              byte[] quota = QUOTA.getBytes(UTF_8);
              Wire.answer(damage.of(answer, quota))
                  .ifPresent(
                      read -> assertThat(read.charged(ESTIMATE).tokens().total()).isNotNegative());
              Refusal refusal = Wire.refusal(429, damage.of(quota, answer));
              assertThat(refusal.toString()).startsWith("429").hasSizeLessThan(400);
            });
  }
}
