package dev.onespace.testkit.pinecone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fake refuses what Pinecone refuses, in Pinecone's words. */
class FakePineconeTest {
  private static final String GOOD = "{\"id\":\"a\",\"values\":[1,0]}";

  @SuppressWarnings("NullAway.Init")
  private FakePinecone fake;

  @SuppressWarnings("NullAway.Init")
  private HttpClient http;

  @SuppressWarnings("NullAway.Init")
  private String host;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    fake = FakePinecone.start("a-key");
    fake.create("two", 2, "cosine");
    http = HttpClient.newHttpClient();
    host = json(send(fake.endpoint() + "/indexes/two", "GET", "")).path("host").asString();
  }

  @AfterEach
  void stop() {
    http.close();
    fake.close();
  }

  private HttpResponse<String> send(String uri, String method, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(uri))
            .header("Api-Key", "a-key")
            .header("X-Pinecone-Api-Version", FakePinecone.VERSION)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private void assertRefused(String path, String body, String said)
      throws IOException, InterruptedException {
    HttpResponse<String> refused = send(host + path, "POST", body);
    assertThat(refused.statusCode()).as(body).isEqualTo(400);
    assertThat(json(refused).path("code").asInt()).isEqualTo(3);
    assertThat(json(refused).path("message").asString()).contains(said);
    assertThat(json(refused).path("details").isArray()).isTrue();
  }

  private void assertUpsertRefused(String vectors, String said)
      throws IOException, InterruptedException {
    assertRefused("/vectors/upsert", "{\"vectors\":[" + vectors + "]}", said);
  }

  private void assertFilterRefused(String filter, String said)
      throws IOException, InterruptedException {
    assertRefused("/query", "{\"topK\":1,\"vector\":[1,0],\"filter\":" + filter + "}", said);
  }

  @Test
  void a_missing_key_or_version_is_refused_by_both_planes_in_their_own_form()
      throws IOException, InterruptedException {
    for (String uri : new String[] {fake.endpoint() + "/indexes", host + "/vectors/list"}) {
      HttpResponse<String> keyless =
          http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
      assertThat(keyless.statusCode()).isEqualTo(401);
      HttpResponse<String> versionless =
          http.send(
              HttpRequest.newBuilder(URI.create(uri)).header("Api-Key", "a-key").build(),
              BodyHandlers.ofString());
      assertThat(versionless.statusCode()).isEqualTo(400);
    }
    HttpResponse<String> none = send(fake.endpoint() + "/indexes/none", "GET", "");
    assertThat(json(none).path("error").path("code").asString()).isEqualTo("NOT_FOUND");
    assertThat(json(none).path("status").asInt()).isEqualTo(404);
  }

  @Test
  void records_over_a_limit_are_refused() throws IOException, InterruptedException {
    assertUpsertRefused("", "1 to 1000");
    assertUpsertRefused(String.join(",", Collections.nCopies(1_001, GOOD)), "1 to 1000");
    assertUpsertRefused("{\"id\":\"%s\",\"values\":[1,0]}".formatted("i".repeat(513)), "512");
    assertUpsertRefused("{\"id\":\"ü\",\"values\":[1,0]}", "must be ASCII");
    assertUpsertRefused("{\"id\":\"a\",\"values\":[1,0,0]}", "does not match the dimension");
    assertUpsertRefused("{\"id\":\"a\",\"values\":[0,0]}", "non-zero");
    assertUpsertRefused("{\"id\":\"a\",\"values\":[1,0],\"vec\":1}", "Unknown field");
    assertUpsertRefused(
        "{\"id\":\"a\",\"values\":[1,0],\"metadata\":{\"k\":\"%s\"}}".formatted("x".repeat(41_000)),
        "exceeds the limit of 40960 bytes");
    String large =
        "{\"id\":\"a\",\"values\":[1,0],\"metadata\":{\"k\":\"" + "x".repeat(40_000) + "\"}}";
    assertUpsertRefused(String.join(",", Collections.nCopies(60, large)), "limit of 2 MB");
  }

  @Test
  void metadata_are_flat_and_of_four_types() throws IOException, InterruptedException {
    for (String value : new String[] {"null", "{\"a\":1}", "[1,2]", "[[\"a\"]]"}) {
      assertUpsertRefused(
          "{\"id\":\"a\",\"values\":[1,0],\"metadata\":{\"k\":%s}}".formatted(value),
          "must be a string, number, boolean or list of strings");
    }
    assertUpsertRefused(
        "{\"id\":\"a\",\"values\":[1,0],\"metadata\":{\"$k\":1}}", "must not start with $");
  }

  @Test
  void numbers_come_back_as_doubles() throws IOException, InterruptedException {
    assertThat(
            send(
                    host + "/vectors/upsert",
                    "POST",
                    "{\"vectors\":[{\"id\":\"a\",\"values\":[1,0],\"metadata\":{\"k\":3}}]}")
                .statusCode())
        .isEqualTo(200);
    assertThat(send(host + "/vectors/fetch?ids=a", "GET", "").body()).contains("\"k\":3.0");
  }

  @Test
  void filters_are_checked() throws IOException, InterruptedException {
    assertFilterRefused("{\"$not\":{\"k\":1}}", "at the top level");
    assertFilterRefused("{\"$eq\":1}", "at the top level");
    assertFilterRefused("{\"k\":{\"$like\":\"a\"}}", "$like");
    assertFilterRefused("{\"k\":{\"$gt\":\"a\"}}", "takes a number");
    assertFilterRefused("{\"k\":{\"$in\":[true]}}", "Invalid value for $in");
    assertFilterRefused("{\"k\":{\"$exists\":1}}", "takes a boolean");
    assertFilterRefused("{\"$and\":[]}", "non-empty");
    assertFilterRefused("{\"k\":null}", "Invalid value");
    String many =
        IntStream.range(0, 10_001).mapToObj(String::valueOf).collect(Collectors.joining(","));
    assertFilterRefused("{\"k\":{\"$in\":[%s]}}".formatted(many), "10000");
  }

  @Test
  void queries_and_deletions_are_checked() throws IOException, InterruptedException {
    assertRefused("/query", "{\"topK\":0,\"vector\":[1,0]}", "topK");
    assertRefused("/query", "{\"topK\":10001,\"vector\":[1,0]}", "topK");
    assertRefused("/query", "{\"topK\":1}", "exactly one of vector and id");
    assertRefused("/query", "{\"topK\":1,\"vector\":[1,0],\"top\":1}", "Unknown field");
    assertRefused("/query", "{\"topK\":1,", "Invalid JSON");
    assertThat(send(host + "/vectors/upsert", "POST", "{\"vectors\":[" + GOOD + "]}").statusCode())
        .isEqualTo(200);
    assertRefused("/vectors/delete", "{}", "exactly one of");
    String ids = String.join(",", Collections.nCopies(1_001, "\"a\""));
    assertRefused("/vectors/delete", "{\"ids\":[" + ids + "]}", "at most 1000");
    assertThat(send(host + "/vectors/query", "POST", "{}").statusCode()).isEqualTo(404);
    assertThat(send(host + "/vectors/list?max=3", "GET", "").statusCode()).isEqualTo(400);
    assertThat(send(host + "/namespaces/none", "DELETE", "").statusCode()).isEqualTo(404);
  }

  @Test
  void an_index_is_checked_when_made() throws IOException, InterruptedException {
    String spec = ",\"spec\":{\"serverless\":{\"cloud\":\"aws\",\"region\":\"us-east-1\"}}}";
    String at = fake.endpoint() + "/indexes";
    assertThat(send(at, "POST", "{\"name\":\"a\",\"dimension\":2}").statusCode()).isEqualTo(422);
    assertThat(send(at, "POST", "{\"name\":\"A\",\"dimension\":2" + spec).statusCode())
        .isEqualTo(400);
    assertThat(send(at, "POST", "{\"name\":\"a\",\"dimension\":20001" + spec).statusCode())
        .isEqualTo(400);
    assertThat(send(at, "POST", "{\"name\":\"two\",\"dimension\":2" + spec).statusCode())
        .isEqualTo(409);
    assertThat(send(at, "POST", "{\"name\":\"b\",\"dimension\":2,\"dim\":2" + spec).statusCode())
        .isEqualTo(400);
    assertThat(send(at, "POST", "{\"name\":\"b\",\"dimension\":2" + spec).statusCode())
        .isEqualTo(201);
  }
}
