package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Http;
import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.patience.Attempts;
import dev.onespace.patience.Patience;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls of Pinecone's REST API. A call that may go through later (429, 5xx, a connection that is
 * cut or silent) is sent again after a time drawn from a doubling span, as <a
 * href="https://docs.pinecone.io/guides/production/error-handling">Error handling</a> wants it; no
 * other is. How often, the bound {@link Patience} says. All calls of ours may be sent twice.
 * Thread-safe.
 */
final class Calls implements AutoCloseable {
  private static final String VERSION = "2026-04";
  private static final String PINECONE = "Pinecone";

  /** Pages of 100 ids and 10,000 matches have a few MB: more is no answer. */
  private static final int MOST_BYTES = 64_000_000;

  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
  private static final byte[] NOTHING = {};

  private final Secret key;
  private final Pace pace;
  private final Waiting waiting;
  private final Http http;

  Calls(Secret key, Pace pace, Waiting waiting) {
    this.key = key;
    this.pace = pace;
    this.waiting = waiting;
    this.http = new Http(pace.timeout());
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
  record Answer(JsonNode body, Map<String, String> headers) {
    /** A log sequence number. */
    OptionalLong position(String header) {
      String written = headers.getOrDefault(header, "");
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
    Attempts attempts = Patience.current().attempts(PINECONE, pace.attempts());
    try {
      for (int attempt = 1; ; attempt++) {
        Duration most = attempts.next(pace.timeout());
        bucket.take(amount);
        Duration pause;
        try {
          Answer answer = once(call, most);
          attempts.answered();
          return answer;
        } catch (Refusal refusal) {
          pause = backoff(attempt);
          if (!refusal.passes()) {
            attempts.answered();
            throw refusal;
          }
          if (!attempts.again(pause, "HTTP " + refusal.status())) {
            throw refusal;
          }
        } catch (IOException cut) {
          pause = backoff(attempt);
          if (!attempts.again(pause, Http.told(cut))) {
            throw new OnespaceException(
                ErrorCode.UNAVAILABLE,
                "Pinecone at %s cannot be reached to %s, tried %s times: %s"
                    .formatted(call.uri().getHost(), call.what(), attempt, Http.told(cut)),
                cut);
          }
        }
        waiting.sleep(pause);
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

  private Answer once(Call call, Duration most) throws IOException, InterruptedException {
    Http.Response response = http.send(request(call), most, MOST_BYTES);
    int status = response.status();
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

  private Http.Request request(Call call) {
    return new Http.Request(
        call.method(),
        call.uri(),
        Map.of(
            "Api-Key",
            key.value(),
            "X-Pinecone-Api-Version",
            VERSION,
            "Accept",
            "application/json"),
        call.body());
  }

  @Override
  public void close() {
    http.close();
  }
}
