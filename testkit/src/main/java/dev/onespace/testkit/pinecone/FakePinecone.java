package dev.onespace.testkit.pinecone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.onespace.testkit.pinecone.FakeIndex.Shape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * Pinecone on loopback: a control plane, and a data plane for each index at its own host. As strict
 * as its specification of version 2026-04, with its own error bodies; later to show what was
 * written, and unreliable, on request. Thread-safe.
 */
public final class FakePinecone implements AutoCloseable {
  /** The version of the API it speaks, unless it is told to speak another. */
  public static final String VERSION = "2026-04";

  private final String key;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeVisibility visibility = new FakeVisibility();
  private final FakeBehaviour behaviour = new FakeBehaviour();
  private final Faults faults = new Faults();
  private final FakeControlPlane control = new FakeControlPlane(this::open);
  private final List<Asked> log = new CopyOnWriteArrayList<>();

  private volatile String version = VERSION;

  private FakePinecone(String key) throws IOException {
    this.key = key;
    this.server = listening(Denied::control, control::answer);
  }

  /**
   * A request that was answered or let down.
   *
   * @param route method and path
   * @param bytes of its body
   * @param status of the answer; 0 if the connection was cut
   */
  public record Asked(String route, int bytes, int status) {}

  @FunctionalInterface
  private interface Answering {
    FakeAnswer answer(FakeRequest request) throws IOException;
  }

  /** One that accepts this key. */
  public static FakePinecone start(String key) throws IOException {
    return new FakePinecone(key);
  }

  /** The same, speaking another version of the API only: that of a client that is older. */
  public FakePinecone speaking(String other) {
    version = other;
    return this;
  }

  /** Where the control plane is. */
  public URI endpoint() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** What goes wrong. */
  public Faults faults() {
    return faults;
  }

  /** All requests so far. */
  public List<Asked> log() {
    return List.copyOf(log);
  }

  /** From now on, writes become visible at once, as at first. */
  public void showAtOnce() {
    visibility.atOnce();
  }

  /** From now on, writes become visible when so many further requests have come. */
  public void showAfter(int furtherRequests) {
    visibility.after(furtherRequests);
  }

  /** From now on, writes become visible at {@link #showAll} only. */
  public void showOnDemand() {
    visibility.onDemand();
  }

  /** Makes everything written so far visible. */
  public void showAll() {
    for (FakeIndex index : control.indexes()) {
      index.namespaces().values().forEach(FakeNamespace::showAll);
    }
  }

  /** Whether log sequence numbers are told; they are, at first. */
  public void tellPositions(boolean so) {
    behaviour.tellPositions(so);
  }

  /**
   * Whether {@code $ne} and {@code $nin} match records without the field; they do not, at first.
   */
  public void absentDiffers(boolean so) {
    behaviour.absentDiffers(so);
  }

  /** Indexes made from now on are described so often before they are ready. */
  public void unready(int polls) {
    control.unready(polls);
  }

  /** Makes an index. */
  public void create(String name, int dimension, String metric) throws IOException {
    control.create(name, dimension, metric);
  }

  /**
   * Makes an index that is described as version 2026-07 does.
   *
   * @param fields of its schema; an index of the classic kind has {@code _values} only
   */
  public void createWithSchema(String name, Map<String, Object> fields) throws IOException {
    control.create(name, 1, "cosine").describedBy(fields);
  }

  /** The names of the indexes. */
  public List<String> indexes() {
    return control.indexes().stream().map(FakeIndex::name).toList();
  }

  /** The names of the namespaces of an index, in order. */
  public List<String> namespaces(String index) {
    return control.indexes().stream()
        .filter(it -> it.name().equals(index))
        .flatMap(it -> it.namespaces().keySet().stream())
        .sorted()
        .toList();
  }

  /** The ids of all records written to a namespace, visible or not. */
  public Set<String> ids(String index, String namespace) {
    return namespace(index, namespace)
        .map(there -> Set.copyOf(there.written().keySet()))
        .orElseGet(Set::of);
  }

  /** The metadata of a record as it is stored; empty if there is none. */
  public Map<String, Object> metadata(String index, String namespace, String id) {
    return namespace(index, namespace)
        .map(there -> there.written().get(id))
        .map(FakeNamespace.Stored::metadata)
        .orElseGet(Map::of);
  }

  private Optional<FakeNamespace> namespace(String index, String namespace) {
    return control.indexes().stream()
        .filter(it -> it.name().equals(index))
        .findFirst()
        .flatMap(it -> it.namespace(namespace));
  }

  private FakeIndex open(String name, int dimension, String metric) throws IOException {
    HttpServer host = bound();
    FakeIndex index = new FakeIndex(new Shape(name, dimension, metric), host, visibility);
    FakeDataPlane data = new FakeDataPlane(index, behaviour);
    serve(host, Denied::data, data::answer);
    return index;
  }

  private HttpServer listening(BiFunction<Integer, String, Denied> denied, Answering answering)
      throws IOException {
    HttpServer bound = bound();
    serve(bound, denied, answering);
    return bound;
  }

  private static HttpServer bound() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private void serve(
      HttpServer bound, BiFunction<Integer, String, Denied> denied, Answering answering) {
    bound.setExecutor(threads);
    bound.createContext("/", exchange -> handle(exchange, denied, answering));
    bound.start();
  }

  private void handle(
      HttpExchange exchange, BiFunction<Integer, String, Denied> denied, Answering answering)
      throws IOException {
    FakeRequest request = new FakeRequest(exchange, denied);
    Optional<Fault> fault = faults.draw();
    FakeAnswer answer = answer(request, fault, answering);
    boolean cut = fault.filter(it -> it == Fault.CUT_BEFORE || it == Fault.CUT_AFTER).isPresent();
    log.add(new Asked(request.route(), request.size(), cut ? 0 : answer.status()));
    if (cut) {
      exchange.close();
    } else {
      request.answer(answer.status(), answer.tree(), answer.headers());
    }
  }

  private FakeAnswer answer(FakeRequest request, Optional<Fault> fault, Answering answering)
      throws IOException {
    try {
      request.authenticate(key, version);
      if (fault.isPresent()) {
        befall(request, fault.get());
      }
      return fault.filter(it -> it == Fault.CUT_BEFORE).isPresent()
          ? FakeAnswer.of(200, Map.of())
          : answering.answer(request);
    } catch (Denied no) {
      return FakeAnswer.of(no.status(), no.body());
    }
  }

  private void befall(FakeRequest request, Fault fault) throws IOException {
    switch (fault) {
      case TOO_MANY -> throw request.denied(429, "Too many requests. Please retry later.");
      case MONTH_OVER ->
          throw request.denied(
              429, "Request failed. You've reached your write unit limit for the current month.");
      case UNPAID ->
          throw request.denied(
              402,
              "Request failed. Pay all past due invoices to lift restrictions on your account.");
      case OVER_QUOTA ->
          throw request.denied(403, "Increase your quota or upgrade to create more indexes.");
      case INTERNAL -> throw request.denied(500, "Internal server error");
      case UNAVAILABLE -> throw request.denied(503, "The server is currently unavailable.");
      case SLOW -> {
        try {
          Thread.sleep(faults.slowness());
        } catch (InterruptedException stopped) {
          Thread.currentThread().interrupt();
          throw new IOException("stopped", stopped);
        }
      }
      case CUT_BEFORE, CUT_AFTER -> {}
    }
  }

  @Override
  public void close() {
    server.stop(0);
    control.indexes().forEach(FakeIndex::close);
    threads.shutdownNow();
    threads.close();
  }
}
