package dev.onespace.cli;

import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.Outcome;
import dev.onespace.patience.Outage;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how an ingest goes on: a bar with rate and remaining time on a terminal, elsewhere a line
 * now and then.
 */
final class Progress implements IngestListener, AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final double NANOS = 1e9;

  private final PrintStream err;
  private final OptionalLong total;
  private final Interrupts interrupts;
  private final Optional<ProgressBar> bar;
  private final long start = System.nanoTime();
  private final Set<String> waiting = new HashSet<>();
  private long lastLine = start;
  private long done;
  private OptionalInt wentOn = OptionalInt.empty();

  private Progress(
      PrintStream err, OptionalLong total, Interrupts interrupts, Optional<ProgressBar> bar) {
    this.err = err;
    this.total = total;
    this.interrupts = interrupts;
    this.bar = bar;
  }

  /**
   * A display on the shell's standard error.
   *
   * @param total how many inputs there are, if known
   */
  static Progress of(Shell shell, OptionalLong total, Interrupts interrupts) {
    Optional<ProgressBar> bar =
        shell.errTerminal() ? Optional.of(bar(shell.err(), total)) : Optional.empty();
    return new Progress(shell.err(), total, interrupts, bar);
  }

  private static ProgressBar bar(PrintStream err, OptionalLong total) {
    return new ProgressBarBuilder()
        .setTaskName("ingest")
        .setInitialMax(total.orElse(-1))
        .setUnit(" items", 1)
        .setStyle(ProgressBarStyle.ASCII)
        .showSpeed()
        .setUpdateIntervalMillis(500)
        .setConsumer(new ConsoleProgressBarConsumer(err))
        .build();
  }

  @Override
  public void done(Outcome outcome) {
    step();
  }

  /** One more is done. */
  synchronized void step() {
    done++;
    bar.ifPresentOrElse(shown -> shown.stepTo(done), this::lineNowAndThen);
  }

  @Override
  public boolean stopRequested() {
    return interrupts.stopRequested();
  }

  @Override
  public synchronized void waits(Outage outage) {
    String line =
        outage.over()
            ? "%s answers again, after %s".formatted(outage.server(), left(outage.lasting()))
            : "waiting for %s for %s: %s"
                .formatted(outage.server(), left(outage.lasting()), Printable.line(outage.why()));
    if (bar.isPresent()) {
      bar.get().setExtraMessage(outage.over() ? "" : " " + line);
    } else if (outage.over() ? waiting.remove(outage.server()) : waiting.add(outage.server())) {
      err.println(line); // at once: the first and the last of it
    } else if (!outage.over() && isTimeForALine()) {
      err.println(line);
    }
  }

  @Override
  public synchronized void goesOn(int generation) {
    wentOn = OptionalInt.of(generation);
    String line =
        "another generation serves since this began; it goes on in generation " + generation;
    if (bar.isPresent()) {
      bar.get().setExtraMessage(" " + line);
    } else {
      err.println(line);
    }
  }

  /** The generation in which the ingest went on, if others served meanwhile. */
  synchronized OptionalInt wentOn() {
    return wentOn;
  }

  private boolean isTimeForALine() {
    long now = System.nanoTime();
    if (now - lastLine < BETWEEN_LINES.toNanos()) {
      return false;
    }
    lastLine = now;
    return true;
  }

  private void lineNowAndThen() {
    if (!isTimeForALine()) {
      return;
    }
    long now = lastLine;
    double rate = done / ((now - start) / NANOS);
    err.println(
        total.isPresent()
            ? String.format(
                Locale.ROOT,
                "%d of %d, %.1f a second, about %s left",
                done,
                total.getAsLong(),
                rate,
                left(Duration.ofSeconds((long) ((total.getAsLong() - done) / rate))))
            : String.format(Locale.ROOT, "%d, %.1f a second", done, rate));
  }

  private static String left(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
