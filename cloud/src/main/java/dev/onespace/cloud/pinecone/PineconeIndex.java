package dev.onespace.cloud.pinecone;

import dev.onespace.catalog.Owners;
import dev.onespace.cloud.pinecone.Calls.Call;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A serverless Pinecone index of one dimension, by cosine. Thread-safe.
 *
 * <p>See <a href="https://docs.pinecone.io/reference/api/2026-04/control-plane/create_index">Create
 * an index</a>.
 */
public final class PineconeIndex implements AutoCloseable {
  private static final String METRIC = "cosine";

  /** What the schema calls the vectors of an index that knows no documents. */
  private static final String CLASSIC = "_values";

  private static final int MOST_POLLS = 150;
  private static final Duration BETWEEN_POLLS = Duration.ofSeconds(2);
  private static final int CONTROL_RATE = 10;

  private final PineconeSettings settings;
  private final int dimension;
  private final Waiting waiting;
  private final Calls calls;
  private final Bucket control;
  private final URI host;

  private PineconeIndex(PineconeSettings settings, int dimension, Waiting waiting) {
    this.settings = settings;
    this.dimension = dimension;
    this.waiting = waiting;
    this.calls = new Calls(settings.key(), settings.pace(), waiting);
    this.control = new Bucket(CONTROL_RATE, waiting);
    try {
      this.host = ready(describedOrCreated());
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  /**
   * The index {@code settings.index() + "-" + dimension}; made if it is not there, which takes some
   * seconds.
   *
   * @throws OnespaceException SPACE_MISMATCH if it has another dimension or metric; UNAUTHORIZED,
   *     QUOTA, UNAVAILABLE or PROVIDER if Pinecone does not let us
   */
  public static PineconeIndex openOrCreate(PineconeSettings settings, int dimension) {
    return openOrCreate(settings, dimension, Waiting.REAL);
  }

  /**
   * The names of all indexes of the project that a key belongs to.
   *
   * @throws OnespaceException UNAUTHORIZED, QUOTA, UNAVAILABLE or PROVIDER if Pinecone does not let
   *     us
   */
  public static List<String> names(PineconeSettings settings) {
    try (Calls calls = new Calls(settings.key(), settings.pace(), Waiting.REAL)) {
      Call list = Call.get("list the indexes", at(settings, "/indexes"));
      JsonNode indexes =
          calls.send(list, new Bucket(CONTROL_RATE, Waiting.REAL), 1).body().path("indexes");
      return indexes.valueStream().map(index -> index.path("name").asString("")).toList();
    }
  }

  static PineconeIndex openOrCreate(PineconeSettings settings, int dimension, Waiting waiting) {
    return new PineconeIndex(settings, dimension, waiting);
  }

  /** The name of the index at Pinecone. */
  public String name() {
    return settings.index() + "-" + dimension;
  }

  /** The vectors of the settings' namespace; to be closed before the index. */
  public PineconeVectors vectors() {
    return vectors(settings.namespace());
  }

  /** The vectors of another namespace; to be closed before the index. */
  public PineconeVectors vectors(String namespace) {
    return vectors(namespace, () -> {});
  }

  /**
   * The vectors that a catalog keeps in a namespace; to be closed before the index. What writes to
   * a namespace of another catalog throws LOCKED and has done nothing.
   */
  public PineconeVectors vectors(String namespace, Owners catalog) {
    return vectors(namespace, () -> claims().claim(namespace, catalog));
  }

  private PineconeVectors vectors(String namespace, Runnable claiming) {
    return new PineconeVectors(
        namespace(namespace), dimension, settings.pace().parallel(), claiming);
  }

  /**
   * Looks whether a catalog may write to a namespace: whether it is its own, or nobody's yet.
   *
   * @throws OnespaceException LOCKED if it is another catalog's, or a later state's of this one
   */
  public void requireOwn(String namespace, Owners catalog) {
    claims().requireOwn(namespace, catalog);
  }

  /** Makes a namespace that of a catalog, whoever claimed it before. */
  public void takeOver(String namespace, Owners catalog) {
    claims().takeOver(namespace, catalog);
  }

  private Claims claims() {
    return new Claims(namespace(Claims.OWNERS), dimension);
  }

  /**
   * Removes a namespace with all that is in it, such as an old generation; one that is not there is
   * no error.
   */
  public void dropNamespace(String namespace) {
    namespace(namespace).dropNamespace();
    claims().forget(namespace);
  }

  private Namespace namespace(String namespace) {
    return new Namespace(calls, host, namespace, settings.pace().perSecond(), waiting);
  }

  private JsonNode describedOrCreated() {
    try {
      return describe();
    } catch (Refusal refusal) {
      if (refusal.status() != 404) {
        throw refusal;
      }
    }
    try {
      return send(Call.post("create the index " + name(), at("/indexes"), wanted()));
    } catch (Refusal refusal) {
      if (refusal.status() != 409) { // someone else made it in between
        throw refusal;
      }
      return describe();
    }
  }

  private Map<String, Object> wanted() {
    return Map.of(
        "name",
        name(),
        "dimension",
        dimension,
        "metric",
        METRIC,
        "vector_type",
        "dense",
        "deletion_protection",
        "disabled",
        "spec",
        Map.of(
            "serverless",
            Map.of("cloud", settings.place().cloud(), "region", settings.place().region())));
  }

  private JsonNode describe() {
    return send(Call.get("describe the index " + name(), at("/indexes/" + name())));
  }

  /** Where the index is, once it is ready to be written to. */
  private URI ready(JsonNode described) {
    JsonNode index = described;
    for (int polls = 0; polls < MOST_POLLS; polls++) {
      requireSame(index);
      if (index.path("status").path("ready").asBoolean(false)
          && !index.path("host").asString("").isBlank()) {
        String host = index.path("host").asString();
        return URI.create(host.contains("://") ? host : "https://" + host);
      }
      pause();
      index = describe();
    }
    throw new OnespaceException(
        ErrorCode.UNAVAILABLE,
        "the Pinecone index %s is still not ready: %s"
            .formatted(name(), index.path("status").path("state").asString("unknown")));
  }

  private void pause() {
    try {
      waiting.sleep(BETWEEN_POLLS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(
          ErrorCode.UNAVAILABLE, "stopped while the index " + name() + " was made", stopped);
    }
  }

  /** Of version 2026-07 on, an index is described by a schema, and may be one of documents. */
  private void requireClassic(JsonNode index) {
    Set<String> fields = Set.copyOf(index.path("schema").path("fields").propertyNames());
    if (fields.isEmpty() || index.has("dimension")) {
      return;
    }
    String kind =
        fields.equals(Set.of(CLASSIC))
            ? "is described by a schema of Pinecone's API 2026-07, which is not spoken here"
            : "is of Pinecone's document kind (fields %s), which takes no vectors of ours"
                .formatted(String.join(", ", new TreeSet<>(fields)));
    throw new OnespaceException(
        new Problem(
            ErrorCode.SPACE_MISMATCH,
            "the Pinecone index %s %s".formatted(name(), kind),
            "Set pinecone.index to another name: Onespace then makes an index of its own; or delete"
                + " that index in Pinecone's console."));
  }

  private void requireSame(JsonNode index) {
    requireClassic(index);
    int has = index.path("dimension").asInt(0);
    String metric = index.path("metric").asString("");
    if (has != dimension || !metric.equals(METRIC)) {
      throw new OnespaceException(
          new Problem(
              ErrorCode.SPACE_MISMATCH,
              "the Pinecone index %s has dimension %s and metric '%s', not %s and '%s'"
                  .formatted(name(), has, metric, dimension, METRIC),
              "Set pinecone.index to another name: Onespace then makes an index of its own; or"
                  + " delete that index in Pinecone's console."));
    }
  }

  private JsonNode send(Call call) {
    return calls.send(call, control, 1).body();
  }

  private URI at(String path) {
    return at(settings, path);
  }

  private static URI at(PineconeSettings settings, String path) {
    return URI.create(settings.endpoint().toString().replaceFirst("/$", "") + path);
  }

  @Override
  public void close() {
    calls.close();
  }
}
