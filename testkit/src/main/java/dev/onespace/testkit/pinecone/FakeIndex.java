package dev.onespace.testkit.pinecone;

import com.sun.net.httpserver.HttpServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An index: its description, its namespaces, and the server at its host. */
final class FakeIndex {
  private final String name;
  private final int dimension;
  private final String metric;
  private final HttpServer server;
  private final FakeVisibility visibility;
  private final Map<String, FakeNamespace> namespaces = new TreeMap<>();
  private Map<String, Object> fields = Map.of();
  private int unready;

  FakeIndex(Shape shape, HttpServer server, FakeVisibility visibility) {
    this.name = shape.name();
    this.dimension = shape.dimension();
    this.metric = shape.metric();
    this.server = server;
    this.visibility = visibility;
  }

  /** What an index is made as. */
  record Shape(String name, int dimension, String metric) {}

  String name() {
    return name;
  }

  int dimension() {
    return dimension;
  }

  synchronized void unready(int polls) {
    unready = polls;
  }

  synchronized void polled() {
    unready = Math.max(0, unready - 1);
  }

  synchronized void describedBy(Map<String, Object> schema) {
    fields = Map.copyOf(schema);
  }

  synchronized Map<String, Object> described() {
    boolean ready = unready == 0;
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("name", name);
    if (fields.isEmpty()) {
      described.put("dimension", dimension);
      described.put("metric", metric);
      described.put("vector_type", "dense");
    } else {
      described.put("schema", Map.of("fields", fields));
    }
    described.put("deletion_protection", "disabled");
    described.put("host", "http://localhost:" + server.getAddress().getPort());
    described.put(
        "spec",
        Map.of(
            "serverless",
            Map.of(
                "cloud",
                "aws",
                "region",
                "us-east-1",
                "read_capacity",
                Map.of("mode", "OnDemand", "status", Map.of("state", "Ready")))));
    described.put("status", Map.of("ready", ready, "state", ready ? "Ready" : "Initializing"));
    return described;
  }

  synchronized FakeNamespace namespaceToWrite(String named) {
    return namespaces.computeIfAbsent(named, _ -> new FakeNamespace(visibility));
  }

  synchronized Optional<FakeNamespace> namespace(String named) {
    return Optional.ofNullable(namespaces.get(named));
  }

  synchronized boolean drop(String named) {
    return namespaces.remove(named) != null;
  }

  synchronized Map<String, FakeNamespace> namespaces() {
    return Map.copyOf(namespaces);
  }

  void close() {
    server.stop(0);
  }
}
