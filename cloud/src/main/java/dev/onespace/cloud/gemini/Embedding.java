package dev.onespace.cloud.gemini;

import static java.util.Objects.requireNonNull;

import dev.onespace.cloud.gemini.Caller.Result;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.patience.Patience;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Gets the vectors of many requests, and loses none that was paid for: whatever ends the work in
 * the middle, the vectors that came are kept. For one use.
 */
final class Embedding {
  /** A vector that cannot be used is asked for again this often: each time is paid for. */
  private static final int MOST_ASKED = 3;

  /** Attempts at a part of a call that broke the API as a whole. */
  private static final int FEW_ATTEMPTS = 2;

  /** What no API breaks over that works; costs less than a millionth of a dollar. */
  private static final Request HARMLESS = new Request(new Medium.Text("hello"), Task.DOCUMENT);

  /** So many single contents refused and none taken: it is not the contents. */
  private static final int MOST_REFUSED = 3;

  private final GeminiSettings settings;
  private final Caller caller;
  private final Semaphore places;
  private final List<Request> requests;
  private final AtomicReferenceArray<@Nullable Outcome> outcomes;
  private final Ending ending;
  private volatile @Nullable Problem stop;

  /**
   * @param places one for each call that may be under way, shared by all embeddings of a space
   * @param ending when it ends early
   */
  Embedding(
      GeminiSettings settings,
      Caller caller,
      Semaphore places,
      List<Request> requests,
      Ending ending) {
    this.ending = ending;
    this.settings = settings;
    this.caller = caller;
    this.places = places;
    this.requests = requests;
    this.outcomes = new AtomicReferenceArray<>(requests.size());
  }

  /** What became of a request. */
  sealed interface Outcome {

    /**
     * Its vector.
     *
     * @param unit finite, of unit length
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Vector(float[] unit) implements Outcome {}

    /** Why there is none. */
    record Missing(Problem problem) implements Outcome {}

    /** It was left, as somebody asked to stop. */
    record Left() implements Outcome {}
  }

  /** What became of each request, in order. */
  List<Outcome> outcomes() {
    List<List<Integer>> calls = new CallPlan(settings.calls(), settings.rates()).calls(requests);
    if (calls.size() == 1) {
      if (hasPlace()) {
        inItsPlace(calls.getFirst());
      }
    } else {
      inTheirOrder(calls);
    }
    List<Outcome> all = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      Outcome outcome = outcomes.get(i);
      all.add(outcome == null ? withoutCall() : outcome);
    }
    return all;
  }

  private Outcome withoutCall() {
    Problem problem = stop;
    if (problem != null) {
      return new Outcome.Missing(problem);
    }
    return ending.asked().getAsBoolean()
        ? new Outcome.Left()
        : new Outcome.Missing(new Problem(ErrorCode.INTERNAL, "a request to Gemini was forgotten"));
  }

  /** Begins one after the other: what is left when it ends early are the last ones. */
  private void inTheirOrder(List<List<Integer>> calls) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Patience patience = Patience.current();
      for (List<Integer> call : calls) {
        if (stop != null || ending.beforeTheNext() || !hasPlace()) {
          break;
        }
        threads.execute(() -> patience.during(() -> inItsPlace(call)));
      }
    }
  }

  /** Waits for a place for a call; false if it was interrupted before there was one. */
  private boolean hasPlace() {
    try {
      places.acquire();
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      stop = new Problem(ErrorCode.UNAVAILABLE, "the work was interrupted");
      return false;
    }
  }

  /** Does a call that has a place, and gives the place back. */
  private boolean inItsPlace(List<Integer> call) {
    try {
      new Part().run(call);
    } catch (RuntimeException defect) {
      // What other calls brought is paid for: it is not thrown away over a defect in this one.
      settle(call, new Problem(ErrorCode.INTERNAL, "a call to Gemini failed: " + defect));
    } finally {
      places.release();
    }
    return true;
  }

  private boolean isStopped() {
    return stop != null || ending.asked().getAsBoolean();
  }

  private void settle(List<Integer> call, Problem problem) {
    call.forEach(i -> outcomes.compareAndSet(i, null, new Outcome.Missing(problem)));
  }

  /** One call of the plan, and what is made of it when it fails. Used by one thread. */
  private final class Part {
    private final List<Integer> broken = new ArrayList<>();
    private int taken;
    private int refused;
    private boolean hopeless;
    private @Nullable Problem brokenBy;

    void run(List<Integer> call) {
      do {
        broken.clear();
        brokenBy = null;
        hopeless = false;
        ask(call, settings.timeouts().attempts());
      } while (isAllBroken() && !isStopped() && mayGoOn());
      if (isAllBroken()) {
        stop(requireNonNull(brokenBy));
      } else if (!broken.isEmpty()) {
        askAgain(List.copyOf(broken));
      }
    }

    /** Whether to ask for all of the call once more. */
    private boolean mayGoOn() {
      return answersOtherwise() ? hopeless : caller.waitsOut(requireNonNull(brokenBy));
    }

    /**
     * Where all of a call broke the API, a harmless text tells whether the call is to blame or the
     * API is away: only the latter is worth waiting for.
     */
    private boolean answersOtherwise() {
      boolean answers =
          caller.call(List.of(HARMLESS), FEW_ATTEMPTS, Embedding.this::isStopped)
              instanceof Result.Answered;
      taken += answers ? 1 : 0;
      return answers;
    }

    private boolean isAllBroken() {
      return taken == 0 && !broken.isEmpty();
    }

    /** Others were taken: either these are to blame, or an outage ended in between. */
    private void askAgain(List<Integer> suspects) {
      broken.clear();
      suspects.forEach(suspect -> ask(List.of(suspect), FEW_ATTEMPTS));
      Problem problem = brokenBy;
      if (problem != null) {
        caller.isThere();
        settle(
            broken,
            new Problem(ErrorCode.PROVIDER, problem.cause() + " (over this content alone)"));
      }
    }

    private void ask(List<Integer> call, int attempts) {
      if (stop != null || ending.beforeTheNext() || hopeless) {
        return;
      }
      List<Request> some = call.stream().map(requests::get).toList();
      switch (caller.call(some, attempts, Embedding.this::isStopped)) {
        case Result.Answered(var vectors) -> {
          taken++;
          keep(call, vectors, 1);
        }
        case Result.Blamed(var problem) -> blame(call, attempts, problem);
        case Result.Broken(var problem) -> halve(call, problem);
        case Result.Stopped(var problem) -> stop(problem);
      }
    }

    /** What was left because somebody asked for it has no other reason. */
    private void stop(Problem problem) {
      if (stop == null && !ending.asked().getAsBoolean()) {
        stop = problem;
      }
    }

    private void blame(List<Integer> call, int attempts, Problem problem) {
      if (call.size() == 1) {
        refused++;
        settle(call, problem);
      } else if (taken == 0 && refused >= MOST_REFUSED) {
        settle(call, problem);
      } else {
        inHalves(call, attempts);
      }
    }

    /**
     * A content that breaks the API must not keep all that come after it from being embedded. But
     * while nothing else is taken either, it is the API that is broken.
     */
    private void halve(List<Integer> call, Problem problem) {
      if (call.size() > 1) {
        inHalves(call, FEW_ATTEMPTS);
        return;
      }
      broken.addAll(call);
      brokenBy = problem;
      hopeless = taken == 0 && broken.size() >= MOST_REFUSED;
    }

    private void inHalves(List<Integer> call, int attempts) {
      int middle = call.size() / 2;
      ask(call.subList(0, middle), attempts);
      ask(call.subList(middle, call.size()), attempts);
    }

    /** Keeps what is good of an answer and asks again for the rest. */
    private void keep(List<Integer> call, List<float[]> vectors, int asked) {
      boolean counted = vectors.size() == call.size();
      List<Integer> bad = new ArrayList<>();
      for (int i = 0; i < call.size(); i++) {
        if (counted && isGood(vectors.get(i))) {
          outcomes.set(call.get(i), new Outcome.Vector(Vectors.unit(vectors.get(i))));
        } else {
          bad.add(call.get(i));
        }
      }
      if (bad.isEmpty()) {
        return;
      }
      if (asked >= MOST_ASKED) {
        giveUp(bad, call, vectors);
        return;
      }
      List<Request> again = bad.stream().map(requests::get).toList();
      switch (caller.call(again, settings.timeouts().attempts(), Embedding.this::isStopped)) {
        case Result.Answered(var others) -> keep(bad, others, asked + 1);
        case Result.Blamed(var problem) -> settle(bad, problem);
        case Result.Broken(var problem) -> stop(problem);
        case Result.Stopped(var problem) -> stop(problem);
      }
    }

    private boolean isGood(float[] vector) {
      double length = Vectors.norm(vector);
      return vector.length == settings.dimension() && Double.isFinite(length) && length > 0;
    }

    /**
     * One content may have no vector worth its name. But where none has one, the next calls would
     * be paid for in vain too.
     */
    private void giveUp(List<Integer> bad, List<Integer> call, List<float[]> vectors) {
      if (vectors.size() != call.size()) {
        stop(
            changed(
                "Gemini gave %s vectors for %s contents".formatted(vectors.size(), call.size())));
        return;
      }
      float[] vector = vectors.get(call.indexOf(bad.getFirst()));
      if (vector.length == settings.dimension()) {
        settle(bad, new Problem(ErrorCode.BAD_VECTOR, "Gemini gave a vector without a direction"));
      } else {
        stop(
            changed(
                "Gemini gave %s numbers, not %s".formatted(vector.length, settings.dimension())));
      }
    }

    /** Every call would meet it, so it stops all; the remedy is another than to wait. */
    private static Problem changed(String cause) {
      return new Problem(ErrorCode.UNAVAILABLE, cause, ErrorCode.PROVIDER.remedy());
    }
  }
}
