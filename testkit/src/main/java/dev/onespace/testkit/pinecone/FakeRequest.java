package dev.onespace.testkit.pinecone;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request as it came, read strictly: a field or parameter that is not documented is refused. */
final class FakeRequest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final HttpExchange exchange;
  private final byte[] body;
  private final BiFunction<Integer, String, Denied> denied;

  FakeRequest(HttpExchange exchange, BiFunction<Integer, String, Denied> denied)
      throws IOException {
    this.exchange = exchange;
    this.body = exchange.getRequestBody().readAllBytes();
    this.denied = denied;
  }

  /** Refuses a request without the key or of another version of the API. */
  void authenticate(String key, String wanted) {
    if (!key.equals(exchange.getRequestHeaders().getFirst("Api-Key"))) {
      throw denied.apply(401, "Invalid API key.");
    }
    String version = exchange.getRequestHeaders().getFirst("X-Pinecone-Api-Version");
    if (!wanted.equals(version)) {
      throw denied.apply(400, "X-Pinecone-Api-Version is not " + wanted + ": " + version);
    }
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getPath();
  }

  String route() {
    return method() + " " + path();
  }

  int size() {
    return body.length;
  }

  Denied denied(int status, String message) {
    return denied.apply(status, message);
  }

  /** The body, an object of these fields only. */
  JsonNode json(Set<String> fields) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      throw denied(415, "Content-Type is not application/json: " + type);
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JacksonException notJson) {
      throw denied(400, "Invalid JSON: " + notJson.getOriginalMessage());
    }
    only(tree, fields, "request");
    return tree;
  }

  /** Refuses a node that is no object, or has other fields than these. */
  void only(JsonNode node, Set<String> fields, String what) {
    if (!node.isObject()) {
      throw denied(400, what + " is not an object");
    }
    for (String name : node.propertyNames()) {
      if (!fields.contains(name)) {
        throw denied(400, "Unknown field in " + what + ": " + name);
      }
    }
  }

  /** The parameters behind the path, of these names only. */
  Map<String, List<String>> parameters(Set<String> names) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int sign = pair.indexOf('=');
      String name = decoded(sign < 0 ? pair : pair.substring(0, sign));
      if (!names.contains(name)) {
        throw denied(400, "Unknown parameter: " + name);
      }
      parameters
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(sign < 0 ? "" : decoded(pair.substring(sign + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Answers. */
  void answer(int status, Object tree, Map<String, String> headers) throws IOException {
    byte[] answer = JSON.writeValueAsBytes(tree);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    headers.forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(status, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
