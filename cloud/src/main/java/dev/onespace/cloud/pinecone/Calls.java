package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of Pinecone's REST API. A call that may go through later (429, 5xx, a connection that is
 * cut or silent) is sent again after a time drawn from a doubling span, as <a
 * href="https://docs.pinecone.io/guides/production/error-handling">Error handling</a> wants it; no
 * other is. All calls of ours may be sent twice. Thread-safe.
 */
final class Calls implements AutoCloseable {
  private static final String VERSION = "2025-10";
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final byte[] NOTHING = {};

  private final Secret key;
  private final Pace pace;
  private final Waiting waiting;
  private final HttpClient http;

  Calls(Secret key, Pace pace, Waiting waiting) {
    this.key = key;
    this.pace = pace;
    this.waiting = waiting;
    this.http = HttpClient.newBuilder().connectTimeout(pace.timeout()).build();
  }

  /**
   * A call.
   *
   * @param what it is for, as in "refuses to ..."
   * @param body of JSON; empty for a call without one
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, which nobody compares
  record Call(String what, String method, URI uri, byte[] body) {
    static Call get(String what, URI uri) {
      return new Call(what, "GET", uri, NOTHING);
    }

    static Call post(String what, URI uri, Object tree) {
      return new Call(what, "POST", uri, JsonMapper.shared().writeValueAsBytes(tree));
    }

    static Call delete(String what, URI uri) {
      return new Call(what, "DELETE", uri, NOTHING);
    }
  }

  /** An answer: its JSON, and the numbers in its header. */
  record Answer(JsonNode body, HttpHeaders headers) {
    /** A log sequence number. */
    OptionalLong position(String header) {
      String written = headers.firstValue(header).orElse("");
      return written.matches("\\d{1,18}")
          ? OptionalLong.of(Long.parseLong(written))
          : OptionalLong.empty();
    }
  }

  /**
   * The answer to a call.
   *
   * @param bucket that keeps the rate of such calls
   * @param amount how much of it the call takes
   * @throws OnespaceException UNAUTHORIZED, QUOTA, PROVIDER (a {@link Refusal}), or UNAVAILABLE if
   *     all attempts failed
   */
  Answer send(Call call, Bucket bucket, int amount) {
    try {
      for (int attempt = 1; ; attempt++) {
        bucket.take(amount);
        try {
          return once(call);
        } catch (Refusal refusal) {
          if (!refusal.passes() || attempt >= pace.attempts()) {
            throw refusal;
          }
        } catch (IOException cut) {
          if (attempt >= pace.attempts()) {
            throw new OnespaceException(
                ErrorCode.UNAVAILABLE,
                "Pinecone at %s cannot be reached to %s, tried %s times: %s"
                    .formatted(call.uri().getHost(), call.what(), attempt, told(cut)),
                cut);
          }
        }
        waiting.sleep(backoff(attempt));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(
          ErrorCode.UNAVAILABLE, "stopped while waiting for Pinecone to " + call.what(), stopped);
    }
  }

  /** Any time up to the doubled span, so that many who failed together do not come back so. */
  private Duration backoff(int attempt) {
    double span = (double) pace.backoff().toNanos() * Math.pow(2, attempt - 1);
    double bounded = Math.min(span, (double) LONGEST_BACKOFF.toNanos());
    return Duration.ofNanos((long) (bounded * (0.5 + waiting.chance() / 2)));
  }

  private Answer once(Call call) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = exchanged(request(call));
    int status = response.statusCode();
    if (status < 200 || status > 299) {
      throw Refusal.of(call.what(), status, response.body(), key);
    }
    try {
      String json = new String(response.body(), StandardCharsets.UTF_8);
      JsonNode body = JsonMapper.shared().readTree(json.isBlank() ? "{}" : json);
      return new Answer(body, response.headers());
    } catch (JacksonException notJson) {
      throw new IOException("an answer that is not JSON", notJson);
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .header("Api-Key", key.value())
            .header("X-Pinecone-Api-Version", VERSION)
            .header("Accept", "application/json")
            .method(
                call.method(),
                call.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body()));
    if (call.body().length > 0) {
      request.header("Content-Type", "application/json");
    }
    if ("http".equals(call.uri().getScheme())) {
      request.version(HttpClient.Version.HTTP_1_1);
    }
    return request.build();
  }

  /** The client's own timeout ends with the headers; this one ends with the last byte. */
  private HttpResponse<byte[]> exchanged(HttpRequest request)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> coming =
        http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return coming.get(pace.timeout().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException silent) {
      throw new IOException("no answer within " + pace.timeout().toMillis() + " ms", silent);
    } catch (ExecutionException failed) {
      Throwable reason = failed.getCause();
      throw reason instanceof IOException cut ? cut : new IOException(told(reason), reason);
    } finally {
      coming.cancel(true);
    }
  }

  private static String told(@Nullable Throwable reason) {
    if (reason == null) {
      return "no reason given";
    }
    String message = reason.getMessage();
    return message == null ? reason.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
