package dev.onespace.testkit.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Gemini API for embeddings on this machine. It knows one model and one key, takes {@code
 * embedContent} and {@code batchEmbedContents} of {@code v1beta} (as the API reference has it) and
 * {@code v1} (as Google's Java client 2.0 calls it), and refuses whatever the reference does not
 * allow. What is not known of the real one is decided strictly: six pictures are the most of a
 * call, not of a content. Thread-safe.
 */
public final class FakeGemini implements AutoCloseable {
  /** The model it knows. */
  public static final String MODEL = "gemini-embedding-2";

  /** The key it takes. */
  public static final String KEY = "AIzaSyFake-key_for-tests";

  private static final Pattern PATH =
      Pattern.compile("/v1(?:beta)?/models/([^/:]+):(embedContent|batchEmbedContents)");
  private static final int MOST_BYTES = 20 * 1024 * 1024;

  private final FakeVectors vectors;
  private final InstantSource time;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final Quotas quotas = new Quotas();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Logged> log = new ArrayList<>();
  private volatile Predicate<FakeContent> refused = content -> false;
  private volatile Predicate<FakeContent> breaking = content -> false;
  private volatile boolean telling = true;

  /** A fake with these vectors, started on a free port of the loopback address. */
  public FakeGemini(FakeVectors vectors) throws IOException {
    this(vectors, InstantSource.system());
  }

  /** A fake in another time: that of its log and of its quotas. */
  public FakeGemini(FakeVectors vectors, InstantSource time) throws IOException {
    this.vectors = vectors;
    this.time = time;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Where it is, without a path. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Which calls go wrong. */
  public Faults faults() {
    return faults;
  }

  /** The quotas of the project; none at first. */
  public Quotas quotas() {
    return quotas;
  }

  /** From now on, every call with such a content is refused as invalid. */
  public FakeGemini refusing(Predicate<FakeContent> contents) {
    refused = contents;
    return this;
  }

  /** From now on, every call with such a content is answered with 500. */
  public FakeGemini breakingOver(Predicate<FakeContent> contents) {
    breaking = contents;
    return this;
  }

  /** From now on, answers do not say what they cost. */
  public FakeGemini tellingNoUsage() {
    telling = false;
    return this;
  }

  /** All calls so far, in the order of their answers. */
  public List<Logged> log() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** What all calls so far are charged for. */
  public Charge charged() {
    return log().stream().map(Logged::charge).reduce(Charge.NONE, Charge::plus);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Instant now = time.instant();
      byte[] body;
      try (InputStream in = exchange.getRequestBody()) {
        body = in.readAllBytes();
      }
      Optional<Fault> fault = faults.draw();
      List<FakeContent> contents = List.of();
      try {
        Matcher path = authorized(exchange);
        contents = contents(path, body);
        refuse(fault, contents, now);
        answer(exchange, now, body, contents, fault, path.group(2).startsWith("batch"));
      } catch (ApiError error) {
        note(now, error.http(), contents, body, fault, Charge.NONE);
        Answers.send(exchange, error.http(), Answers.json(error.body()));
      }
    }
  }

  private static Matcher authorized(HttpExchange exchange) throws ApiError {
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
      throw ApiError.noPath();
    }
    String key = exchange.getRequestHeaders().getFirst("x-goog-api-key");
    if (key == null || key.isEmpty()) {
      throw ApiError.noKey();
    }
    if (!key.equals(KEY)) {
      throw ApiError.badKey();
    }
    if (!path.group(1).equals(MODEL)) {
      throw ApiError.noModel(path.group(1));
    }
    return path;
  }

  private List<FakeContent> contents(Matcher path, byte[] body) throws ApiError {
    if (body.length > MOST_BYTES) {
      throw ApiError.invalid("Request payload size exceeds the limit: 20971520 bytes.");
    }
    var reader = new RequestReader(path.group(1));
    List<FakeContent> contents =
        path.group(2).startsWith("batch") ? reader.batch(body) : List.of(reader.single(body));
    if (contents.stream().anyMatch(refused)) {
      throw ApiError.invalid("The request contains content that cannot be processed.");
    }
    return contents;
  }

  private void refuse(Optional<Fault> fault, List<FakeContent> contents, Instant now)
      throws ApiError {
    if (contents.stream().anyMatch(breaking)) {
      throw ApiError.internal();
    }
    if (fault.isEmpty()) {
      quotas.take(contents.size(), Charge.of(contents).total(), now);
      return;
    }
    switch (fault.get()) {
      case MINUTE_QUOTA -> throw ApiError.minuteQuota("1.250000125");
      case DAY_QUOTA -> throw ApiError.dayQuota();
      case EXHAUSTED -> throw ApiError.exhausted();
      case INTERNAL -> throw ApiError.internal();
      case OVERLOADED -> throw ApiError.overloaded();
      case GATEWAY, CUT, STALLED -> {}
      case CUT_IN_ANSWER, SLOW, MISCOUNTED, FUSED, TRUNCATED, ZEROS, NOT_A_NUMBER ->
          quotas.take(contents.size(), Charge.of(contents).total(), now);
    }
  }

  private void answer(
      HttpExchange exchange,
      Instant now,
      byte[] body,
      List<FakeContent> contents,
      Optional<Fault> fault,
      boolean batch)
      throws IOException, ApiError {
    if (fault.isPresent() && lost(exchange, now, body, contents, fault.get())) {
      return;
    }
    Charge charge = Charge.of(contents);
    List<float[]> answers = vectors(contents);
    fault.ifPresent(some -> Spoiling.spoil(answers, some));
    byte[] answer = new Answers(telling).of(answers, charge, batch);
    note(now, 200, contents, body, fault, charge);
    Answers.send(exchange, answer, fault);
  }

  /** Whether the call ends without an answer of the API. */
  private boolean lost(
      HttpExchange exchange, Instant now, byte[] body, List<FakeContent> contents, Fault fault)
      throws IOException {
    switch (fault) {
      case CUT -> note(now, 0, contents, body, Optional.of(fault), Charge.NONE);
      case STALLED -> {
        note(now, 0, contents, body, Optional.of(fault), Charge.NONE);
        await();
      }
      case GATEWAY -> {
        note(now, 502, contents, body, Optional.of(fault), Charge.NONE);
        Answers.send(exchange, 502, "<html><h1>Bad Gateway</h1></html>".getBytes(UTF_8));
      }
      case MINUTE_QUOTA,
          DAY_QUOTA,
          EXHAUSTED,
          INTERNAL,
          OVERLOADED,
          CUT_IN_ANSWER,
          SLOW,
          MISCOUNTED,
          FUSED,
          TRUNCATED,
          ZEROS,
          NOT_A_NUMBER -> {
        return false;
      }
    }
    return true;
  }

  private List<float[]> vectors(List<FakeContent> contents) throws ApiError {
    List<float[]> answers = new ArrayList<>();
    try {
      contents.forEach(content -> answers.add(vectors.of(content)));
      return answers;
    } catch (IllegalArgumentException unreadable) {
      throw ApiError.invalid("Unable to process input: " + unreadable.getMessage());
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(
      Instant now,
      int http,
      List<FakeContent> contents,
      byte[] body,
      Optional<Fault> fault,
      Charge charge) {
    int pictures = contents.stream().mapToInt(FakeContent::pictures).sum();
    synchronized (log) {
      log.add(new Logged(now, http, contents.size(), pictures, body.length, fault, charge));
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.close();
  }
}
