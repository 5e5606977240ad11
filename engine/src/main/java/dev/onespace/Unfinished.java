package dev.onespace;

import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.Outcome;
import dev.onespace.patience.Outage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The inputs of an ingest, and those of them that were handed out and are not done: where another
 * generation serves meanwhile, the ingest goes on there with these. Of standard input nobody could
 * ask for them again.
 *
 * <p>No more than {@value #MOST} are kept; a run that is further ahead of what is done has to be
 * given its inputs again.
 */
final class Unfinished implements Iterator<Incoming>, IngestListener {
  private static final int MOST = 10_000;

  private final Iterator<Incoming> inputs;
  private final IngestListener listener;
  private final Map<String, Deque<Incoming>> out = new LinkedHashMap<>();
  private final Deque<Incoming> again = new ArrayDeque<>();
  private int kept;
  private boolean complete = true;

  Unfinished(Iterator<Incoming> inputs, IngestListener listener) {
    this.inputs = inputs;
    this.listener = listener;
  }

  /** Hands out once more what is not done. Gives false if not all of it was kept. */
  boolean startAgain() {
    out.values().forEach(again::addAll);
    out.clear();
    kept = 0;
    return complete;
  }

  @Override
  public boolean hasNext() {
    return !again.isEmpty() || inputs.hasNext();
  }

  @Override
  public Incoming next() {
    Incoming next = again.isEmpty() ? inputs.next() : again.remove();
    if (kept < MOST) {
      kept++;
      out.computeIfAbsent(source(next), _ -> new ArrayDeque<>()).add(next);
    } else {
      complete = false;
    }
    return next;
  }

  private static String source(Incoming incoming) {
    return switch (incoming) {
      case Incoming.Ready(var input) -> input.source();
      case Incoming.Rejected(var source, _) -> source;
    };
  }

  @Override
  public void done(Outcome outcome) {
    out.computeIfPresent(
        outcome.source(),
        (_, waiting) -> {
          waiting.remove();
          kept--;
          return waiting.isEmpty() ? null : waiting;
        });
    listener.done(outcome);
  }

  @Override
  public void waits(Outage outage) {
    listener.waits(outage);
  }

  @Override
  public void goesOn(int generation) {
    listener.goesOn(generation);
  }

  @Override
  public boolean stopRequested() {
    return listener.stopRequested();
  }
}
