package dev.onespace.cloud.gemini;

import dev.onespace.cloud.Http;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** One HTTP exchange with the API: no judgement, no second attempt. Thread-safe. */
final class Exchange implements AutoCloseable {
  /** A hundred vectors of 3,072 numbers of 25 digits, and then some: more is no answer. */
  private static final int MOST_BYTES = 16_000_000;

  private static final int OK = 200;

  private final Http http;
  private final URI address;
  private final Map<String, String> headers;

  Exchange(GeminiSettings settings) {
    this.address =
        settings.endpoint().resolve("/v1beta/models/" + settings.model() + ":batchEmbedContents");
    this.headers = Map.of("x-goog-api-key", settings.key().value());
    this.http = new Http(settings.timeouts().connect());
  }

  /** What came of an exchange. */
  sealed interface Reply {

    /** An answer. */
    record Answered(EmbedResponse answer) implements Reply {}

    /** An error of the API. */
    record Refused(Refusal refusal) implements Reply {}

    /**
     * No answer, or none that can be read.
     *
     * @param why in a few words
     * @param sent whether the API may have got the call, and may charge it
     */
    record Lost(String why, boolean sent) implements Reply {}
  }

  /**
   * Sends a body once and waits for the answer.
   *
   * @param most how long that may take
   */
  Reply send(byte[] body, Duration most) throws InterruptedException {
    try {
      return read(http.send(new Http.Request("POST", address, headers, body), most, MOST_BYTES));
    } catch (Http.NotConnected unsent) {
      return new Reply.Lost(reason(unsent), false);
    } catch (IOException broken) {
      return new Reply.Lost(reason(broken), true);
    }
  }

  private static Reply read(Http.Response response) {
    if (response.status() != OK) {
      return new Reply.Refused(Wire.refusal(response.status(), response.body()));
    }
    return Wire.answer(response.body())
        .<Reply>map(Reply.Answered::new)
        .orElseGet(() -> new Reply.Lost("an answer that is not as documented", true));
  }

  private static String reason(IOException broken) {
    return Http.told(broken);
  }

  @Override
  public void close() {
    http.close();
  }
}
