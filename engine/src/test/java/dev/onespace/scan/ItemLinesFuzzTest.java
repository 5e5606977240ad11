package dev.onespace.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.ingest.Incoming;
import dev.onespace.item.MetadataChange;
import dev.onespace.space.Limits;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.fuzz.Damage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Damaged lines of items: each is an input or a problem with its number, and no other is lost. */
class ItemLinesFuzzTest {
  private static final int LINES = 20;
  private static final String WORDS = "{\"id\":\"good-%d\",\"type\":\"text\",\"text\":\"words %d\"";
  private static final String FIELDS =
      ",\"metadata\":{\"n\":%d.5,\"on\":\"2024-01-15\",\"tags\":[\"a\",\"\ud83d\ude00\"],\"in\":{\"x\":true}}}";

  /** The whole lines, by their text, and what each must bring. */
  private static final Map<String, String> GOOD =
      IntStream.range(0, LINES)
          .boxed()
          .collect(Collectors.toMap(i -> (WORDS + FIELDS).formatted(i, i, i), i -> "good-" + i));

  private static final String FILE = String.join("\n", GOOD.keySet()) + "\n";

  @Test
  void every_line_brings_an_input_or_a_problem_and_whole_lines_always_their_input() {
    byte[] whole = FILE.getBytes(StandardCharsets.UTF_8);
    Cases.of(1_000, 60_000)
        .check(
            seed -> {
              byte[] damaged = new Damage(new Random(seed)).of(whole, whole);
              Iterator<Incoming> brought = scanned(damaged).iterator();
              int number = 0;
              for (byte[] line : lines(damaged)) {
                number++;
                if (!isBlank(line)) {
                  assertThat(brought).as("line %d", number).hasNext();
                  assertBrings(new String(line, StandardCharsets.UTF_8), number, brought.next());
                }
              }
              assertThat(brought).isExhausted();
            });
  }

  private static void assertBrings(String line, int number, Incoming brought) {
    switch (brought) {
      case Incoming.Ready(var input) -> {
        if (GOOD.containsKey(line)) {
          assertThat(input.newId(_ -> false).value()).isEqualTo(GOOD.get(line));
        }
      }
      case Incoming.Rejected(var source, var problem) -> {
        assertThat(GOOD).doesNotContainKey(line);
        assertThat(source).isEqualTo("stdin::" + number);
        assertThat(problem.cause()).startsWith("line " + number + ": ");
        assertThat(problem.code().blamesInput()).as("%s", problem).isTrue();
      }
    }
  }

  private static List<Incoming> scanned(byte[] lines) {
    List<Incoming> all = new ArrayList<>();
    try (Scan scan =
        new Scan(
            List.of(Path.of("-")),
            MetadataChange.NONE,
            new ByteArrayInputStream(lines),
            Limits.DEFAULT)) {
      scan.forEachRemaining(all::add);
    }
    return all;
  }

  private static List<byte[]> lines(byte[] all) {
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : all) {
      if (b == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    lines.add(line.toByteArray());
    return lines;
  }

  private static boolean isBlank(byte[] line) {
    return new String(line, StandardCharsets.ISO_8859_1).matches("[ \\t\\r]*");
  }
}
