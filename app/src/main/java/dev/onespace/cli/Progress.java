package dev.onespace.cli;

import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
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
  private long lastLine = start;
  private long done;

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
  void step() {
    done++;
    bar.ifPresentOrElse(shown -> shown.stepTo(done), this::lineNowAndThen);
  }

  @Override
  public boolean stopRequested() {
    return interrupts.stopRequested();
  }

  private void lineNowAndThen() {
    long now = System.nanoTime();
    if (now - lastLine < BETWEEN_LINES.toNanos()) {
      return;
    }
    lastLine = now;
    double rate = done / ((now - start) / NANOS);
    err.println(
        total.isPresent()
            ? String.format(
                Locale.ROOT,
                "%d of %d, %.1f a second, about %s left",
                done,
                total.getAsLong(),
                rate,
                left((long) ((total.getAsLong() - done) / rate)))
            : String.format(Locale.ROOT, "%d, %.1f a second", done, rate));
  }

  private static String left(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
