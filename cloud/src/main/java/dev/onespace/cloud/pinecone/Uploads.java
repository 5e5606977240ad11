package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.pinecone.Calls.Answer;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.patience.Patience;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends records in requests of up to 1,000 and 2 MB, some at once. No more requests are held in
 * memory than are in flight. After a failure no more are sent, and those in flight are stopped.
 */
final class Uploads implements AutoCloseable {
  private static final int MOST_RECORDS = 1_000;
  private static final int MOST_BYTES = 2_000_000;
  private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

  private final Patience patience = Patience.current();
  private final Namespace namespace;
  private final Consumer<Answer> told;
  private final byte[] start;
  private final Semaphore free;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> sent = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private int records;

  Uploads(Namespace namespace, int parallel, Consumer<Answer> told) {
    this.namespace = namespace;
    this.told = told;
    this.free = new Semaphore(parallel);
    this.start =
        ("{\"namespace\":"
                + JsonMapper.shared().writeValueAsString(namespace.name())
                + ",\"vectors\":[")
            .getBytes(StandardCharsets.UTF_8);
  }

  /** Adds a record; sends those before it if they are enough. */
  void add(byte[] record) {
    if (records > 0
        && (records == MOST_RECORDS || body.size() + 1 + record.length + END.length > MOST_BYTES)) {
      flush();
    }
    if (records == 0) {
      body.writeBytes(start);
    } else {
      body.write(',');
    }
    body.writeBytes(record);
    records++;
  }

  /** Sends these deletions, at most 1,000 ids in each. */
  void delete(List<String> ids) {
    for (int from = 0; from < ids.size(); from += MOST_RECORDS) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_RECORDS));
      start(() -> namespace.delete(some));
    }
  }

  private void flush() {
    if (records > 0) {
      body.writeBytes(END);
      byte[] request = body.toByteArray();
      body.reset();
      records = 0;
      start(() -> namespace.upsert(request));
    }
  }

  private void start(Supplier<Answer> request) {
    try {
      free.acquire();
    } catch (InterruptedException stopped) {
      throw stopped(stopped);
    }
    throwFailure(); // none is started after one has failed
    sent.add(
        threads.submit(
            () -> {
              try {
                told.accept(patience.during(request));
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                throw e;
              } finally {
                free.release();
              }
              return null;
            }));
  }

  /** Sends the rest and waits for all. */
  void finish() {
    flush();
    for (Future<?> each : sent) {
      try {
        each.get();
      } catch (InterruptedException stopped) {
        throw stopped(stopped);
      } catch (ExecutionException failed) {
        throwFailure();
        throw new IllegalStateException(failed);
      }
    }
  }

  private void throwFailure() {
    RuntimeException first = failure.get();
    if (first != null) {
      throw first;
    }
  }

  private static OnespaceException stopped(InterruptedException stopped) {
    Thread.currentThread().interrupt();
    return new OnespaceException(
        ErrorCode.UNAVAILABLE, "stopped while writing to Pinecone", stopped);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
