package dev.onespace.testkit.pinecone;

import dev.onespace.testkit.pinecone.FakeNamespace.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The requests at an index's host. As in {@code db_data_2026-04.oas.yaml}. */
final class FakeDataPlane {
  private static final int MOST_BYTES = 2_000_000;
  private static final int MOST_AT_ONCE = 1_000;
  private static final int MOST_FOUND = 10_000;
  private static final int MOST_LISTED = 100;
  private static final int MOST_ANSWER_BYTES = 4_000_000;
  private static final String NAMESPACES = "/namespaces/";

  private final FakeIndex index;
  private final FakeBehaviour behaviour;
  private final FakeRecords records;

  FakeDataPlane(FakeIndex index, FakeBehaviour behaviour) {
    this.index = index;
    this.behaviour = behaviour;
    this.records = new FakeRecords(index.dimension());
  }

  FakeAnswer answer(FakeRequest request) {
    index.namespaces().values().forEach(FakeNamespace::tick);
    if (request.path().startsWith(NAMESPACES) && request.method().equals("DELETE")) {
      String name = request.path().substring(NAMESPACES.length());
      if (!index.drop(name)) {
        throw Denied.data(404, "Namespace not found");
      }
      return FakeAnswer.of(200, Map.of());
    }
    return switch (request.route()) {
      case "POST /vectors/upsert" -> upsert(request);
      case "POST /vectors/delete" -> delete(request);
      case "POST /query" -> query(request);
      case "GET /vectors/fetch" -> fetch(request);
      case "GET /vectors/list" -> list(request);
      case "POST /describe_index_stats" -> stats(request);
      default -> throw Denied.data(404, "Not found: " + request.route());
    };
  }

  private FakeAnswer upsert(FakeRequest request) {
    if (request.size() > MOST_BYTES) {
      throw Denied.data(
          400, "Request size %d bytes exceeds the limit of 2 MB".formatted(request.size()));
    }
    JsonNode body = request.json(Set.of("vectors", "namespace"));
    JsonNode vectors = body.path("vectors");
    if (!vectors.isArray() || vectors.isEmpty() || vectors.size() > MOST_AT_ONCE) {
      throw Denied.data(400, "vectors: 1 to 1000 vectors are allowed, got " + vectors.size());
    }
    List<Stored> stored =
        vectors.valueStream().map(vector -> records.record(request, vector)).toList();
    long number = index.namespaceToWrite(namespace(body)).upsert(stored);
    return written(Map.of("upsertedCount", stored.size()), number);
  }

  private FakeAnswer delete(FakeRequest request) {
    JsonNode body = request.json(Set.of("ids", "deleteAll", "namespace", "filter"));
    FakeNamespace namespace =
        index.namespace(namespace(body)).orElseThrow(() -> Denied.data(404, "Namespace not found"));
    boolean all = body.path("deleteAll").asBoolean(false);
    boolean filtered = body.has("filter");
    List<String> ids = body.path("ids").valueStream().map(FakeRecords::id).toList();
    if ((all ? 1 : 0) + (filtered ? 1 : 0) + (ids.isEmpty() ? 0 : 1) != 1) {
      throw Denied.data(400, "exactly one of ids, deleteAll and filter is needed");
    }
    if (ids.size() > MOST_AT_ONCE) {
      throw Denied.data(400, "ids: at most 1000 are allowed, got " + ids.size());
    }
    if (all) {
      return written(Map.of(), namespace.clear());
    }
    if (filtered) {
      FakeFilter filter = behaviour.filter();
      filter.check(body.path("filter"));
      return written(
          Map.of(),
          namespace.deleteMatching(it -> filter.matches(body.path("filter"), it.metadata())));
    }
    return written(Map.of(), namespace.delete(ids));
  }

  private FakeAnswer query(FakeRequest request) {
    JsonNode body =
        request.json(
            Set.of(
                "namespace", "topK", "filter", "includeValues", "includeMetadata", "vector", "id"));
    int k = body.path("topK").asInt(0);
    if (k < 1 || k > MOST_FOUND) {
      throw Denied.data(400, "topK must be between 1 and 10000, got " + body.path("topK"));
    }
    if (body.has("vector") == body.has("id")) {
      throw Denied.data(400, "exactly one of vector and id is needed");
    }
    FakeFilter filter = behaviour.filter();
    JsonNode conditions = body.path("filter");
    if (body.has("filter")) {
      filter.check(conditions);
    }
    String name = namespace(body);
    Optional<FakeNamespace> namespace = index.namespace(name);
    List<FakeNamespace.Scored> found =
        namespace
            .map(
                there ->
                    there.nearest(
                        asked(body, there),
                        it -> !body.has("filter") || filter.matches(conditions, it.metadata()),
                        k))
            .orElseGet(List::of);
    List<Map<String, Object>> matches = found.stream().map(each -> match(body, each)).toList();
    int bytes = matches.stream().mapToInt(match -> match.toString().length()).sum();
    if (bytes > MOST_ANSWER_BYTES) {
      throw Denied.data(400, "Response size exceeds the limit of 4 MB");
    }
    Map<String, Object> answer =
        Map.of("matches", matches, "namespace", name, "usage", Map.of("readUnits", 1));
    return read(answer, namespace);
  }

  private float[] asked(JsonNode body, FakeNamespace namespace) {
    if (body.has("vector")) {
      return records.values(body.path("vector"));
    }
    return namespace.get(List.of(body.path("id").asString(""))).stream()
        .findFirst()
        .map(Stored::values)
        .orElseThrow(() -> Denied.data(404, "Vector not found: " + body.path("id")));
  }

  private static Map<String, Object> match(JsonNode body, FakeNamespace.Scored found) {
    Map<String, Object> match = new LinkedHashMap<>();
    match.put("id", found.record().id());
    match.put("score", (float) found.score());
    match.put(
        "values",
        body.path("includeValues").asBoolean(false) ? found.record().values() : List.of());
    if (body.path("includeMetadata").asBoolean(false)) {
      match.put("metadata", found.record().metadata());
    }
    return match;
  }

  private FakeAnswer fetch(FakeRequest request) {
    Map<String, List<String>> parameters = request.parameters(Set.of("ids", "namespace"));
    List<String> ids = parameters.getOrDefault("ids", List.of());
    if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
      throw Denied.data(400, "ids: 1 to 1000 are allowed, got " + ids.size());
    }
    String name = only(parameters, "namespace", "");
    Optional<FakeNamespace> namespace = index.namespace(name);
    Map<String, Object> vectors = new TreeMap<>();
    namespace.ifPresent(
        there ->
            there
                .get(ids)
                .forEach(
                    each ->
                        vectors.put(
                            each.id(),
                            Map.of(
                                "id", each.id(),
                                "values", each.values(),
                                "metadata", each.metadata()))));
    return read(
        Map.of("vectors", vectors, "namespace", name, "usage", Map.of("readUnits", 1)), namespace);
  }

  private FakeAnswer list(FakeRequest request) {
    Map<String, List<String>> parameters =
        request.parameters(Set.of("prefix", "limit", "paginationToken", "namespace"));
    String limit = only(parameters, "limit", "" + MOST_LISTED);
    if (!limit.matches("\\d{1,3}") || Integer.parseInt(limit) > MOST_LISTED || limit.equals("0")) {
      throw Denied.data(400, "limit must be between 1 and 100, got " + limit);
    }
    String after = decoded(only(parameters, "paginationToken", ""));
    String name = only(parameters, "namespace", "");
    int most = Integer.parseInt(limit);
    List<String> ids =
        index
            .namespace(name)
            .map(there -> there.list(only(parameters, "prefix", ""), after, most + 1))
            .orElseGet(List::of);
    List<String> page = ids.subList(0, Math.min(most, ids.size()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("vectors", page.stream().map(id -> Map.of("id", id)).toList());
    if (ids.size() > most) {
      answer.put("pagination", Map.of("next", encoded(page.getLast())));
    }
    answer.put("namespace", name);
    answer.put("usage", Map.of("readUnits", 1));
    return FakeAnswer.of(200, answer);
  }

  private static String encoded(String id) {
    return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notOurs) {
      throw Denied.data(400, "Invalid pagination token");
    }
  }

  private FakeAnswer stats(FakeRequest request) {
    JsonNode body = request.json(Set.of("filter"));
    if (body.has("filter")) {
      throw Denied.data(400, "Serverless indexes do not support describing stats with a filter");
    }
    Map<String, Object> counts = new TreeMap<>();
    int all = 0;
    for (Map.Entry<String, FakeNamespace> each : index.namespaces().entrySet()) {
      counts.put(each.getKey(), Map.of("vectorCount", each.getValue().count()));
      all += each.getValue().count();
    }
    return FakeAnswer.of(
        200,
        Map.of(
            "namespaces",
            counts,
            "dimension",
            index.dimension(),
            "indexFullness",
            0,
            "totalVectorCount",
            all));
  }

  private static String namespace(JsonNode body) {
    return body.path("namespace").asString("");
  }

  private static String only(Map<String, List<String>> parameters, String name, String otherwise) {
    return parameters.getOrDefault(name, List.of(otherwise)).getFirst();
  }

  private FakeAnswer written(Object tree, long number) {
    return behaviour.tellsPositions()
        ? new FakeAnswer(200, tree, Map.of("x-pinecone-request-lsn", "" + number))
        : FakeAnswer.of(200, tree);
  }

  private FakeAnswer read(Object tree, Optional<FakeNamespace> namespace) {
    return behaviour.tellsPositions() && namespace.isPresent()
        ? new FakeAnswer(
            200, tree, Map.of("x-pinecone-max-indexed-lsn", "" + namespace.get().indexed()))
        : FakeAnswer.of(200, tree);
  }
}
