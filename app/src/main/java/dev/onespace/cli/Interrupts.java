package dev.onespace.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Catches Ctrl-C: the first asks to stop after what is under way, the second stops at once. */
final class Interrupts implements AutoCloseable {
  private static final Signal CTRL_C = new Signal("INT");
  private static final int KILLED_BY_SIGNAL = 128;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final SignalHandler former;

  private Interrupts(PrintStream err) {
    this.former = Signal.handle(CTRL_C, signal -> caught(signal, err));
  }

  /** Catches from now on, until closed; says so on {@code err} when it happens. */
  static Interrupts caught(PrintStream err) {
    return new Interrupts(err);
  }

  /** Whether to stop after what is under way. */
  boolean stopRequested() {
    return stop.get();
  }

  private void caught(Signal signal, PrintStream err) {
    if (stop.getAndSet(true)) {
      Runtime.getRuntime().halt(KILLED_BY_SIGNAL + signal.getNumber());
    }
    err.println();
    err.println("Finishing the batch under way; Ctrl-C again stops at once.");
  }

  @Override
  public void close() {
    Signal.handle(CTRL_C, former);
  }
}
