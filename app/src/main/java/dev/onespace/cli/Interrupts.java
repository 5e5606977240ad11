package dev.onespace.cli;

import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Catches Ctrl-C and the request to end: the first asks to stop after what is under way, the second
 * stops at once.
 */
final class Interrupts implements AutoCloseable {
  private static final int ENDED_BY_SIGNAL = 128;
  private static final List<Signal> CAUGHT = List.of(new Signal("INT"), new Signal("TERM"));

  private final AtomicBoolean stop = new AtomicBoolean();
  private final Map<Signal, SignalHandler> former = new HashMap<>();

  private Interrupts(PrintStream err) {
    CAUGHT.forEach(it -> former.put(it, Signal.handle(it, signal -> caught(signal, err))));
  }

  /** Catches from now on, until closed; says so on {@code err} when it happens. */
  static Interrupts caught(PrintStream err) {
    return new Interrupts(err);
  }

  /**
   * Lets the system end the process at once, unless whoever started it wants the signals ignored.
   * The JVM's own way closes the models' native library while models run in it, which crashes.
   */
  static void endAtOnce() {
    CAUGHT.forEach(signal -> Signal.handle(signal, SignalHandler.SIG_DFL));
  }

  /** Whether to stop after what is under way. */
  boolean stopRequested() {
    return stop.get();
  }

  private void caught(Signal signal, PrintStream err) {
    if (stop.getAndSet(true)) {
      end(ENDED_BY_SIGNAL + signal.getNumber());
    }
    err.println();
    err.println("Finishing the item under way; Ctrl-C again stops at once.");
  }

  /**
   * Ends the process as the system would, with the exit code that a shell gives for the signal.
   * Java cannot raise a signal it has no handler for, and its own ways out close the models' native
   * library while models run in it.
   */
  @SuppressWarnings("restricted")
  private static void end(int code) {
    try {
      Linker system = Linker.nativeLinker();
      MemorySegment exit = system.defaultLookup().findOrThrow("_exit");
      system
          .downcallHandle(exit, FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
          .invokeExact(code);
    } catch (Throwable unknownSystem) { // whatever a handle may throw: the process ends either way
      Runtime.getRuntime().halt(code);
    }
  }

  @Override
  public void close() {
    former.forEach(Signal::handle);
  }
}
