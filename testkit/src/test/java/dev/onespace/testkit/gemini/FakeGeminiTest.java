package dev.onespace.testkit.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake refuses what the API refuses, in the API's own words. */
class FakeGeminiTest {
  private static final String PATH = "/v1beta/models/gemini-embedding-2:batchEmbedContents";
  private static final String GOOD =
      "{'model':'models/gemini-embedding-2','content':{'parts':[{'text':'red'}]},"
          + "'outputDimensionality':128}";

  private final FakeGemini fake;
  private final HttpClient http = HttpClient.newHttpClient();

  FakeGeminiTest() throws IOException {
    fake = new FakeGemini(FakeVectors.of(new MemorySpace()));
  }

  @AfterEach
  void close() {
    http.close();
    fake.close();
  }

  @Test
  void one_vector_comes_for_each_request_and_what_it_costs() throws Exception {
    HttpResponse<String> answer = post(PATH, FakeGemini.KEY, batch(GOOD, GOOD));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().split("\"values\"", -1)).hasSize(3);
    assertThat(answer.body()).contains("\"promptTokenCount\":2", "\"modality\":\"TEXT\"");
    assertThat(fake.charged()).isEqualTo(new Charge(2, 0, 0));
  }

  @Test
  void one_vector_comes_for_a_content_alone() throws Exception {
    String path = PATH.replace("batchEmbedContents", "embedContent");
    assertThat(post(path, FakeGemini.KEY, GOOD).body()).contains("\"embedding\":{\"values\":[");
  }

  @Test
  void snake_case_is_taken_and_a_task_type_ignored() throws Exception {
    String snake =
        GOOD.replace("'outputDimensionality':128", "'output_dimensionality':128")
            .replaceFirst("\\{", "{'task_type':'RETRIEVAL_QUERY',");
    String with = post(PATH, FakeGemini.KEY, batch(snake)).body();
    assertThat(with).isEqualTo(post(PATH, FakeGemini.KEY, batch(GOOD)).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'content':            | 'colour':1,'content':                         | Unknown name",
        "'parts':              | 'part':                                       | Unknown name",
        "{'text':'red'}        | {'txt':'red'}                                 | Unknown name",
        "{'text':'red'}        | {'text':''}                                   | empty Part",
        "[{'text':'red'}]      | []                                            | not specified",
        "models/gemini         | gemini                                        | model of the path",
        "'models/gemini-embedding-2' | ''                                      | model is required",
        "128                   | 127                                           | between 128 and"
            + " 3072",
        "128                   | 3073                                          | between 128 and"
            + " 3072",
        "{'text':'red'} | {'inlineData':{'mimeType':'image/png','data':'%%'}}  | Base64",
        "{'text':'red'} | {'inlineData':{'mimeType':'image/gif','data':'AA=='}} | Unsupported MIME",
        "{'text':'red'} | {'inlineData':{'mimeType':'image/png','data':'AA=='}} | process input"
            + " image",
        "{'text':'red'} | {'inlineData':{'mimeType':'audio/wav','data':'AA=='}} | process input",
        "'content':            | 'taskType':'SEARCH','content':                 | task_type",
      })
  void what_is_not_as_documented_is_refused(String part, String by, String reason)
      throws Exception {
    String wrong = GOOD.replace(part, by);
    assertThat(wrong).isNotEqualTo(GOOD);
    HttpResponse<String> answer = post(PATH, FakeGemini.KEY, batch(wrong));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"INVALID_ARGUMENT\"").contains(reason);
    assertThat(fake.charged()).isEqualTo(Charge.NONE);
  }

  @Test
  void more_than_100_requests_are_refused() throws Exception {
    String many = IntStream.range(0, 101).mapToObj(i -> GOOD).collect(Collectors.joining(","));
    assertThat(post(PATH, FakeGemini.KEY, batch(many)).body())
        .contains("at most 100 requests can be in one batch");
  }

  @Test
  void more_than_20_megabytes_are_refused() throws Exception {
    String large = GOOD.replace("red", "red ".repeat(5_500_000));
    assertThat(post(PATH, FakeGemini.KEY, batch(large)).body()).contains("exceeds the limit");
  }

  @Test
  void a_missing_key_is_403_and_a_bad_one_400() throws Exception {
    assertThat(post(PATH, "", batch(GOOD)).statusCode()).isEqualTo(403);
    HttpResponse<String> bad = post(PATH, "bad", batch(GOOD));
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.body()).contains("API_KEY_INVALID");
  }

  @Test
  void another_path_or_model_is_404() throws Exception {
    for (String path :
        new String[] {
          "/", PATH.replace("v1beta", "v2"), PATH.replace("embedding-2", "embedding-1")
        }) {
      assertThat(post(path, FakeGemini.KEY, batch(GOOD)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void the_quotas_of_a_minute_and_of_a_day_name_themselves() throws Exception {
    fake.quotas().perMinute(1, 1_000).leftToday(2);
    assertThat(post(PATH, FakeGemini.KEY, batch(GOOD)).statusCode()).isEqualTo(200);
    HttpResponse<String> minute = post(PATH, FakeGemini.KEY, batch(GOOD));
    assertThat(minute.statusCode()).isEqualTo(429);
    assertThat(minute.body()).contains("PerMinute", "RetryInfo", "\"retryDelay\":\"");
    assertThat(post(PATH, FakeGemini.KEY, batch(GOOD, GOOD, GOOD)).body()).contains("PerDay");
  }

  private static String batch(String... requests) {
    return "{'requests':[" + String.join(",", requests) + "]}";
  }

  private HttpResponse<String> post(String path, String key, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(fake.endpoint() + path))
            .POST(BodyPublishers.ofString(body.replace('\'', '"')));
    if (!key.isEmpty()) {
      request.header("x-goog-api-key", key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
