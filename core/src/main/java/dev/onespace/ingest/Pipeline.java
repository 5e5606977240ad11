package dev.onespace.ingest;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.patience.Patience;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Inputs on their way through the space, in batches: one that fills, and before it some that are
 * being embedded, so that, where two are, what one leaves idle works on the next: a core beside a
 * long recording, all of them while a batch is written. Batches leave in the order in which they
 * came; no two inputs in it have the same bytes, source or id. What it holds is bounded, by the
 * inputs and by the bytes of each batch. Used by one thread.
 */
final class Pipeline implements AutoCloseable {
  /**
   * Batches that are embedded at once. Two take texts in 1.3 times as fast on two cores, but a
   * question beside them takes six times as long as alone, rather than twice.
   */
  static final int AT_ONCE = 1;

  private final Space space;
  private final int size;
  private final BooleanSupplier stop;
  private final Patience patience = Patience.current();

  /** Of the platform: models run in native code, which would hold the carrier of a virtual one. */
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("ingest-embed-", 0).factory());

  private final Deque<Embedding> embedding = new ArrayDeque<>();
  private Batch filling = new Batch();
  private volatile boolean closed;

  /** A batch that is being embedded. */
  private record Embedding(Batch batch, Future<List<Embedded>> answers) {}

  /**
   * A batch that went through the space.
   *
   * @param plans what was planned for its inputs
   * @param answers what the first of them were embedded as: all, unless it was stopped
   * @param stop why every other input would fail as well, if the space told so
   */
  record Through(List<Plan.Embed> plans, List<Embedded> answers, Optional<Problem> stop) {}

  /**
   * An empty one.
   *
   * @param size how many inputs a batch has at most
   * @param stop whether to begin no more; asked by any thread
   */
  Pipeline(Space space, int size, BooleanSupplier stop) {
    this.space = space;
    this.size = size;
    this.stop = stop;
  }

  boolean holdsTwinOf(Input input) {
    return filling.holdsTwinOf(input)
        || embedding.stream().anyMatch(it -> it.batch.holdsTwinOf(input));
  }

  boolean holdsTwinOf(Plan.Store plan) {
    return filling.holdsTwinOf(plan)
        || embedding.stream().anyMatch(it -> it.batch.holdsTwinOf(plan));
  }

  /** Adds an input, of which it holds no twin; there is to be room. */
  void add(Plan.Embed plan) {
    filling.add(plan);
    if (filling.isFull(size)) {
      embed();
    }
  }

  /** Whether another input can be added before a batch is taken out. */
  boolean hasRoom() {
    return embedding.size() < AT_ONCE;
  }

  /** Whether nothing is in it. */
  boolean isEmpty() {
    return filling.isEmpty() && embedding.isEmpty();
  }

  /**
   * Takes the first batch out when it is embedded; the one that fills is embedded as it is, if it
   * is the first.
   *
   * @throws OnespaceException what the space told of the whole batch, but for what stops an ingest
   */
  Through first() {
    if (embedding.isEmpty()) {
      embed();
    }
    Embedding first = embedding.removeFirst();
    List<Plan.Embed> plans = first.batch.plans();
    try {
      return new Through(plans, result(first.answers), Optional.empty());
    } catch (OnespaceException told) {
      if (!told.problem().code().stopsAll()) {
        throw told;
      }
      return new Through(plans, List.of(), Optional.of(told.problem()));
    }
  }

  /** Takes out what is not being embedded yet; gives how many inputs that are. */
  int leave() {
    int left = filling.plans().size();
    filling = new Batch();
    return left;
  }

  private void embed() {
    Batch batch = filling;
    filling = new Batch();
    List<Content> contents = batch.plans().stream().map(plan -> plan.input().content()).toList();
    BooleanSupplier ends = () -> closed || stop.getAsBoolean();
    embedding.addLast(
        new Embedding(
            batch,
            threads.submit(
                () -> patience.during(() -> space.embed(contents, Task.DOCUMENT, ends)))));
  }

  private static List<Embedded> result(Future<List<Embedded>> answers) {
    try {
      return answers.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case OnespaceException told -> throw told;
        case RuntimeException thrown -> throw thrown;
        case Error thrown -> throw thrown;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(ErrorCode.INTERNAL, "the ingest was interrupted", e);
    }
  }

  /** Begins nothing more, and waits for what is being embedded. */
  @Override
  public void close() {
    closed = true;
    threads.close();
  }
}
