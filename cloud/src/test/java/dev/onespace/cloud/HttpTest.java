package dev.onespace.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, is sent once, whatever the method and whatever becomes of the connection. */
class HttpTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int MOST = 1_000;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Http http = new Http(Duration.ofSeconds(5));

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    http.close();
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      seen.add(exchange.getRequestMethod() + " " + path);
      switch (path) {
        case "/cut" -> {}
        case "/cut-in-answer" -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(new byte[50]);
          exchange.getResponseBody().flush();
        }
        case "/silent" -> await();
        case "/elsewhere" -> {
          exchange.getResponseHeaders().set("Location", "/good");
          exchange.sendResponseHeaders(302, -1);
        }
        case "/busy" -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(503, -1);
        }
        case "/long" -> {
          exchange.sendResponseHeaders(200, MOST + 1);
          exchange.getResponseBody().write(new byte[MOST + 1]);
        }
        default -> {
          exchange.getResponseHeaders().set("X-Seen", "once");
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  private void await() {
    try {
      end.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Http.Response send(String method, String path, Duration most)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    byte[] body = method.equals("POST") ? new byte[] {'{', '}'} : new byte[0];
    return http.send(new Http.Request(method, uri, Map.of(), body), most, MOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void an_answer_comes_with_its_headers_and_bytes(String method) throws Exception {
    Http.Response response = send(method, "/good", LONG);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("x-seen")).contains("once");
    assertThat(response.body()).asString().isEqualTo("ok");
    assertThat(seen).containsExactly(method + " /good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "DELETE"})
  void what_is_cut_is_not_sent_again_on_a_new_connection_nor_on_one_that_was_kept(String method)
      throws Exception {
    assertThatThrownBy(() -> send(method, "/cut", LONG)).isInstanceOf(IOException.class);
    assertThat(seen).containsExactly(method + " /cut");

    send(method, "/good", LONG); // its connection is kept
    assertThatThrownBy(() -> send(method, "/cut", LONG)).isInstanceOf(IOException.class);
    assertThat(seen).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cut-in-answer", "/long"})
  void half_an_answer_and_one_that_is_too_long_are_none(String path) {
    assertThatThrownBy(() -> send("GET", path, LONG)).isInstanceOf(IOException.class);
    assertThat(seen).containsExactly("GET " + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "/busy"})
  void redirects_and_refusals_are_answers(String path) throws Exception {
    assertThat(send("GET", path, LONG).status()).isIn(302, 503);
    assertThat(seen).containsExactly("GET " + path);
  }

  @Test
  void a_silent_server_is_given_up() {
    assertThatThrownBy(() -> send("GET", "/silent", Duration.ofMillis(100)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("100 ms");
  }

  @Test
  void where_nobody_listens_nothing_was_sent() {
    URI nobody = URI.create("http://127.0.0.1:1/");
    assertThatThrownBy(
            () -> http.send(new Http.Request("GET", nobody, Map.of(), new byte[0]), LONG, MOST))
        .isInstanceOf(Http.NotConnected.class);
  }
}
