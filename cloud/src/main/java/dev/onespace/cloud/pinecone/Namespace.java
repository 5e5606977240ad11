package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.pinecone.Calls.Answer;
import dev.onespace.cloud.pinecone.Calls.Call;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The requests of one namespace, each kind at its own rate. See the <a
 * href="https://docs.pinecone.io/reference/api/2026-04/data-plane/upsert">data plane</a>.
 * Thread-safe.
 */
final class Namespace {
  private static final int DELETED_PER_SECOND = 5_000;

  private final Calls calls;
  private final String host;
  private final String namespace;
  private final Bucket writes;
  private final Bucket queries;
  private final Bucket reads;
  private final Bucket deletes;

  Namespace(Calls calls, URI host, String namespace, int perSecond, Waiting waiting) {
    this.calls = calls;
    this.host = host.toString().replaceFirst("/$", "");
    this.namespace = namespace;
    this.writes = new Bucket(perSecond, waiting);
    this.queries = new Bucket(perSecond, waiting);
    this.reads = new Bucket(perSecond, waiting);
    this.deletes = new Bucket(DELETED_PER_SECOND, waiting);
  }

  /** Its name. */
  String name() {
    return namespace;
  }

  /** Upserts a body that is already written. */
  Answer upsert(byte[] body) {
    URI uri = URI.create(host + "/vectors/upsert");
    return calls.send(new Call("write vectors", "POST", uri, body), writes, 1);
  }

  /** Deletes these ids, 1,000 at most. */
  Answer delete(List<String> ids) {
    return post(
        "delete vectors",
        "/vectors/delete",
        Map.of("ids", ids, "namespace", namespace),
        deletes,
        ids.size());
  }

  /** Deletes everything in the namespace. */
  Answer deleteAll() {
    return post(
        "delete all vectors",
        "/vectors/delete",
        Map.of("deleteAll", true, "namespace", namespace),
        deletes,
        1);
  }

  Answer query(Map<String, Object> query) {
    return post("search", "/query", query, queries, 1);
  }

  Answer stats() {
    return post("count vectors", "/describe_index_stats", Map.of(), reads, 1);
  }

  /** Fetches these ids. */
  JsonNode fetch(List<String> ids) {
    StringBuilder uri = new StringBuilder(host + "/vectors/fetch?namespace=" + encoded(namespace));
    ids.forEach(id -> uri.append("&ids=").append(encoded(id)));
    return calls.send(Call.get("fetch vectors", URI.create(uri.toString())), reads, 1).body();
  }

  /** A page of ids, after the token of the page before. */
  JsonNode list(String token) {
    String uri = host + "/vectors/list?limit=100&namespace=" + encoded(namespace);
    String page = token.isEmpty() ? uri : uri + "&paginationToken=" + encoded(token);
    return calls.send(Call.get("list vectors", URI.create(page)), reads, 1).body();
  }

  /** Removes the namespace, if it is there. */
  void dropNamespace() {
    URI uri = URI.create(host + "/namespaces/" + encoded(namespace));
    try {
      calls.send(Call.delete("delete the namespace " + namespace, uri), deletes, 1);
    } catch (Refusal refusal) {
      if (refusal.status() != 404) {
        throw refusal;
      }
    }
  }

  private Answer post(
      String what, String path, Map<String, Object> tree, Bucket bucket, int amount) {
    return calls.send(Call.post(what, URI.create(host + path), tree), bucket, amount);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
