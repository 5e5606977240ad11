package dev.onespace.cloud.gemini;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One HTTP exchange with the API: no judgement, no second attempt. Thread-safe. */
final class Exchange implements AutoCloseable {
  /** A hundred vectors of 3,072 numbers of 25 digits, and then some: more is no answer. */
  private static final long MOST_BYTES = 16_000_000;

  private static final int OK = 200;

  private final GeminiSettings settings;
  private final HttpClient http;
  private final URI address;

  Exchange(GeminiSettings settings) {
    this.settings = settings;
    this.address =
        settings.endpoint().resolve("/v1beta/models/" + settings.model() + ":batchEmbedContents");
    boolean secure = "https".equals(address.getScheme());
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.patience().connect())
            // A redirect would carry the key to another address.
            .followRedirects(Redirect.NEVER)
            .version(secure ? Version.HTTP_2 : Version.HTTP_1_1)
            .build();
  }

  /** What came of an exchange. */
  sealed interface Reply {

    /** An answer. */
    record Answered(Answer answer) implements Reply {}

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

  /** Sends a body and waits for the answer, no longer than the settings say. */
  Reply send(byte[] body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("content-type", "application/json")
            .header("x-goog-api-key", settings.key().value())
            .timeout(settings.patience().call())
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      // The request's own time-out ends with the header; this one covers the body too.
      return read(response.get(settings.patience().call().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return new Reply.Lost(
          "no answer within " + settings.patience().call().toSeconds() + " s", true);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        return new Reply.Lost(reason(broken), !isUnsent(broken));
      }
      throw new IllegalStateException("an exchange failed", failed.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static Reply read(HttpResponse<byte[]> response) {
    if (response.statusCode() != OK) {
      return new Reply.Refused(Wire.refusal(response.statusCode(), response.body()));
    }
    return Wire.answer(response.body())
        .<Reply>map(Reply.Answered::new)
        .orElseGet(() -> new Reply.Lost("an answer that is not as documented", true));
  }

  private static boolean isUnsent(IOException broken) {
    return broken instanceof ConnectException || broken instanceof HttpConnectTimeoutException;
  }

  private static String reason(IOException broken) {
    String message = broken.getMessage();
    String name = broken.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
