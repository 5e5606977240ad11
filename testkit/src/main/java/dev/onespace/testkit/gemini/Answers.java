package dev.onespace.testkit.gemini;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the API answers.
 *
 * @param telling whether a good answer says what it cost
 */
record Answers(boolean telling) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PIECES = 8;

  /** The body of a good answer. */
  byte[] of(List<float[]> vectors, Charge charge, boolean batch) {
    List<Map<String, float[]>> embeddings =
        vectors.stream().map(values -> Map.of("values", values)).toList();
    String name = batch ? "embeddings" : "embedding";
    Object value = batch ? embeddings : embeddings.getFirst();
    return json(
        telling ? Map.of(name, value, "usageMetadata", usage(charge)) : Map.of(name, value));
  }

  private static Map<String, Object> usage(Charge charge) {
    List<Map<String, Object>> details = new ArrayList<>();
    add(details, "TEXT", charge.text());
    add(details, "IMAGE", charge.image());
    add(details, "AUDIO", charge.audio());
    return Map.of("promptTokenCount", charge.total(), "promptTokenDetails", details);
  }

  private static void add(List<Map<String, Object>> details, String modality, long tokens) {
    if (tokens > 0) {
      details.add(Map.of("modality", modality, "tokenCount", tokens));
    }
  }

  static byte[] json(Map<String, Object> body) {
    return JSON.writeValueAsBytes(body);
  }

  static void send(HttpExchange exchange, int http, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("content-type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(http, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Sends a good answer, whole, slowly or in half. */
  static void send(HttpExchange exchange, byte[] body, Optional<Fault> fault) throws IOException {
    if (fault.filter(Fault.SLOW::equals).isPresent()) {
      slowly(exchange, body);
    } else if (fault.filter(Fault.CUT_IN_ANSWER::equals).isPresent()) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    } else {
      send(exchange, 200, body);
    }
  }

  private static void slowly(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    OutputStream out = exchange.getResponseBody();
    int piece = Math.ceilDiv(body.length, PIECES);
    for (int at = 0; at < body.length; at += piece) {
      out.write(body, at, Math.min(piece, body.length - at));
      out.flush();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
