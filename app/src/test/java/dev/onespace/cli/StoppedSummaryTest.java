package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.ingest.IngestReport;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is told of an ingest that stopped by itself. */
class StoppedSummaryTest {
  private static final IngestReport REPORT =
      new IngestReport(
          6,
          0,
          0,
          0,
          6,
          IngestReport.Others.NONE,
          List.of(),
          List.of(),
          Map.of(),
          true,
          Optional.of(new Problem(ErrorCode.BUDGET, "1.00 USD are spent", "Raise --budget.")));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void the_cause_and_the_remedy_are_printed() {
    print(false);
    assertThat(text(err)).contains("Stopped early: BUDGET: 1.00 USD are spent", "Raise --budget.");
    assertThat(text(out)).containsPattern("added +6").containsPattern("failed +0");
  }

  @Test
  void json_tells_them_too() {
    print(true);
    assertThat(text(out))
        .containsPattern("\"stopped\" ?: ?true")
        .contains("\"stop\"", "BUDGET", "1.00 USD are spent", "Raise --budget.");
  }

  private void print(boolean json) {
    var shell =
        new Shell(InputStream.nullInputStream(), stream(out), stream(err), false, false, Map.of());
    new IngestSummary(
            REPORT,
            List.of(),
            new Pruned.NotAsked(),
            false,
            Optional.empty(),
            OptionalInt.empty(),
            Remedies.USUAL)
        .print(shell, json);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
