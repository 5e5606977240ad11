package dev.onespace.testkit.pinecone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Indexes: list, create, describe, delete. As in {@code db_control_2026-04.oas.yaml}. */
final class FakeControlPlane {
  private static final String INDEXES = "/indexes";
  private static final int MOST_DIMENSION = 20_000;

  private final Map<String, FakeIndex> indexes = new LinkedHashMap<>();
  private final Opening opening;
  private int unreadyPolls;

  FakeControlPlane(Opening opening) {
    this.opening = opening;
  }

  /** Starts the data plane of a new index. */
  @FunctionalInterface
  interface Opening {
    FakeIndex open(String name, int dimension, String metric) throws IOException;
  }

  /** Indexes made from now on are described so often before they are ready. */
  synchronized void unready(int polls) {
    unreadyPolls = polls;
  }

  synchronized List<FakeIndex> indexes() {
    return List.copyOf(indexes.values());
  }

  synchronized FakeAnswer answer(FakeRequest request) throws IOException {
    if (request.path().equals(INDEXES)) {
      return switch (request.method()) {
        case "GET" -> {
          List<Object> all = new ArrayList<>();
          indexes.values().forEach(index -> all.add(index.described()));
          yield FakeAnswer.of(200, Map.of("indexes", all));
        }
        case "POST" -> FakeAnswer.of(201, create(request).described());
        default -> throw request.denied(405, "Method not allowed");
      };
    }
    if (!request.path().startsWith(INDEXES + "/")) {
      throw request.denied(404, "Not found: " + request.path());
    }
    FakeIndex index = index(request, request.path().substring(INDEXES.length() + 1));
    return switch (request.method()) {
      case "GET" -> {
        index.polled();
        yield FakeAnswer.of(200, index.described());
      }
      case "DELETE" -> {
        indexes.remove(index.name());
        index.close();
        yield FakeAnswer.of(202, Map.of());
      }
      default -> throw request.denied(405, "Method not allowed");
    };
  }

  private FakeIndex index(FakeRequest request, String name) {
    FakeIndex index = indexes.get(name);
    if (index == null) {
      throw request.denied(404, "Resource %s not found".formatted(name));
    }
    return index;
  }

  private FakeIndex create(FakeRequest request) throws IOException {
    JsonNode wanted =
        request.json(
            Set.of(
                "name",
                "dimension",
                "metric",
                "vector_type",
                "deletion_protection",
                "tags",
                "spec"));
    for (String field : List.of("name", "spec")) {
      if (!wanted.has(field)) {
        throw request.denied(
            422,
            "Failed to deserialize the JSON body into the target type: missing field `%s`"
                .formatted(field));
      }
    }
    requireServerless(request, wanted.path("spec"));
    String name = wanted.path("name").asString("");
    if (!name.matches("[a-z0-9]([a-z0-9-]{0,43}[a-z0-9])?")) {
      throw request.denied(400, "Name must consist of lower case alphanumeric characters or '-'");
    }
    int dimension = wanted.path("dimension").asInt(0);
    if (dimension < 1 || dimension > MOST_DIMENSION) {
      throw request.denied(400, "dimension must be between 1 and " + MOST_DIMENSION);
    }
    String metric = wanted.path("metric").asString("cosine");
    if (!Set.of("cosine", "dotproduct", "euclidean").contains(metric)) {
      throw request.denied(400, "Invalid metric: " + metric);
    }
    if (indexes.containsKey(name)) {
      throw request.denied(409, "Resource already exists.");
    }
    return create(name, dimension, metric);
  }

  synchronized FakeIndex create(String name, int dimension, String metric) throws IOException {
    FakeIndex index = opening.open(name, dimension, metric);
    index.unready(unreadyPolls);
    indexes.put(name, index);
    return index;
  }

  private static void requireServerless(FakeRequest request, JsonNode spec) {
    request.only(spec, Set.of("serverless"), "spec");
    JsonNode serverless = spec.path("serverless");
    request.only(
        serverless,
        Set.of("cloud", "region", "read_capacity", "source_collection", "schema"),
        "spec.serverless");
    String cloud = serverless.path("cloud").asString("");
    String region = serverless.path("region").asString("");
    if (!Set.of("aws", "gcp", "azure").contains(cloud) || region.isBlank()) {
      throw request.denied(
          404, "Resource cloud: %s region: %s not found.".formatted(cloud, region));
    }
  }
}
