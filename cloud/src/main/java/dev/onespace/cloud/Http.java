package dev.onespace.cloud;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * HTTP exchanges, each sent exactly once: no retry, no redirect (which would carry a key to another
 * address), and a time that covers the whole answer. Thread-safe.
 *
 * <p>The JDK's own client is not used, as it repeats a GET whose connection is cut, and can be told
 * not to by properties of the whole process only.
 */
public final class Http implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 256;
  private static final TimeValue MAYBE_STALE = TimeValue.ofSeconds(1);

  private final CloseableHttpClient client;

  /**
   * A client.
   *
   * @param connect how long a connection may take at most
   */
  public Http(Duration connect) {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(MOST_CONNECTIONS)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(connect))
                    .setValidateAfterInactivity(MAYBE_STALE)
                    .build())
            .build();
    this.client =
        HttpClients.custom()
            .setConnectionManager(connections)
            .useSystemProperties() // a proxy of the process
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("onespace")
            .build();
  }

  /**
   * What is sent.
   *
   * @param method such as {@code GET}
   * @param headers by name
   * @param body of JSON; empty for a request without one
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, which nobody compares
  public record Request(String method, URI uri, Map<String, String> headers, byte[] body) {}

  /**
   * What came back, whatever its status.
   *
   * @param headers by name in lower case; of several the first
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, which nobody compares
  public record Response(int status, Map<String, String> headers, byte[] body) {
    /** The first header of this name. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
  }

  /** There was no connection: nothing was sent. */
  public static final class NotConnected extends IOException {
    private static final long serialVersionUID = 1L;

    private NotConnected(String message, IOException cause) {
      super(message, cause);
    }
  }

  /**
   * Sends a request once and waits for the whole answer.
   *
   * @param most how long that may take
   * @param mostBytes of the answer's body
   * @throws NotConnected if nothing was sent
   * @throws IOException if there is no answer, or only a part of one
   */
  public Response send(Request request, Duration most, int mostBytes)
      throws IOException, InterruptedException {
    HttpUriRequestBase message = message(request, most);
    var exchange =
        new FutureTask<>(() -> client.execute(message, answer -> read(answer, mostBytes)));
    Thread.ofVirtual().name("http").start(exchange);
    try {
      return exchange.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException silent) {
      throw silent(most, silent);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof SocketTimeoutException read
              && !(read instanceof ConnectTimeoutException)
          ? silent(most, read)
          : thrown(failed.getCause());
    } finally {
      if (!exchange.isDone()) {
        message.cancel();
      }
    }
  }

  /** The client may notice it a moment before the wait for it is over. */
  private static IOException silent(Duration most, Exception timeout) {
    return new IOException("no answer within " + most.toMillis() + " ms", timeout);
  }

  private static HttpUriRequestBase message(Request request, Duration most) {
    var message = new HttpUriRequestBase(request.method(), request.uri());
    message.setConfig(
        RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.of(most))
            .setResponseTimeout(Timeout.of(most))
            .build());
    request.headers().forEach(message::setHeader);
    if (request.body().length > 0) {
      message.setEntity(new ByteArrayEntity(request.body(), ContentType.APPLICATION_JSON));
    }
    return message;
  }

  private static Response read(ClassicHttpResponse answer, int mostBytes) throws IOException {
    Map<String, String> headers = new java.util.HashMap<>();
    for (var header : answer.getHeaders()) {
      headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    return new Response(answer.getCode(), Map.copyOf(headers), body(answer.getEntity(), mostBytes));
  }

  private static byte[] body(@Nullable HttpEntity entity, int mostBytes) throws IOException {
    if (entity == null) {
      return new byte[0];
    }
    byte[] body = entity.getContent().readNBytes(mostBytes + 1);
    if (body.length > mostBytes) {
      throw new IOException("an answer of more than " + mostBytes + " bytes");
    }
    return body;
  }

  private static IOException thrown(@Nullable Throwable reason) {
    return switch (reason) {
      case ConnectException refused -> new NotConnected(told(refused), refused);
      case ConnectTimeoutException silent -> new NotConnected(told(silent), silent);
      case UnknownHostException unknown ->
          new NotConnected("unknown host " + told(unknown), unknown);
      case NoRouteToHostException noRoute -> new NotConnected(told(noRoute), noRoute);
      case IOException cut -> cut;
      case null, default -> new IOException(told(reason), reason);
    };
  }

  /** A failure in a few words. */
  public static String told(@Nullable Throwable reason) {
    if (reason == null) {
      return "no reason given";
    }
    String message = reason.getMessage();
    return message == null || message.isBlank() ? reason.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
