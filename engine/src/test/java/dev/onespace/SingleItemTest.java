package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.ItemId;
import dev.onespace.search.question.Query;
import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What answers nothing stays what answers nothing, whatever single item comes beside it: with the
 * real encoder, on the sample knowledge base.
 */
class SingleItemTest {
  private static final List<String> UNANSWERED =
      List.of(
          "falconer lost the leather glove",
          "recipe for sourdough bread",
          "knitting pattern for socks",
          "quantum chromodynamics lattice",
          "medieval castle siege",
          "the volcano erupted at dawn",
          "guitar chord progressions",
          "migration of arctic terns");

  /** Lines of an odd text; the longest that is met in the full form. */
  private static final int LINES = Boolean.getBoolean("onespace.proof") ? 1_600 : 250;

  /** As many lines of a log as made unrelated texts strong when passages were sampled. */
  private static final int LOG_LINES = Math.max(700, LINES);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Random random = new Random(7);

  @TempDir Path folder;
  private Onespace kb;

  @BeforeEach
  void fill() throws IOException {
    Path sample = SampleKnowledge.copyTo(Files.createDirectory(folder.resolve("sample")));
    kb = Onespace.open(folder.resolve("data"));
    kb.ingest(sample);
  }

  @AfterEach
  void close() {
    kb.close();
  }

  @Test
  void nothing_becomes_strong_beside_any_single_item() throws IOException {
    UNANSWERED.forEach(words -> assertThat(strong(words)).as(words).isEmpty());
    for (Map.Entry<String, String> odd : odd().entrySet()) {
      Path item = folder.resolve("odd.jsonl");
      Files.writeString(
          item,
          JSON.writeValueAsString(
              Map.of("id", odd.getKey(), "type", "text", "text", odd.getValue())));
      kb.ingest(item);
      for (String words : UNANSWERED) {
        assertThat(strong(words)).as("%s, beside %s", words, odd.getKey()).isEmpty();
      }
      assertThat(kb.delete(new ItemId(odd.getKey()))).isTrue();
    }
  }

  private List<String> strong(String words) {
    return kb.search(Query.words(words).top(100)).hits().stream()
        .filter(hit -> hit.strength().isStrong())
        .map(hit -> hit.item().id() + " " + hit.strength())
        .toList();
  }

  private Map<String, String> odd() {
    Map<String, String> odd = new LinkedHashMap<>();
    odd.put(
        "server",
        lines(
            LOG_LINES,
            i ->
                "2026-05-%02d %02d:%02d:%02d INFO worker-%d request GET /api/v1/items/%d finished in %d ms"
                    .formatted(
                        1 + i / 400,
                        i / 60 % 24,
                        i % 60,
                        i * 7 % 60,
                        i % 4,
                        random.nextInt(99_999),
                        random.nextInt(900))));
    byte[] bytes = new byte[40 * LINES];
    random.nextBytes(bytes);
    odd.put("base64", Base64.getEncoder().encodeToString(bytes));
    odd.put("zeros", lines(LINES, _ -> "0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0"));
    odd.put("word", lines(LINES, _ -> "the the the the the the the the the the the the"));
    odd.put(
        "trace",
        lines(
            LINES,
            _ ->
                "java.lang.NullPointerException at com.shop.Order.load(Order.java:%d)"
                    .formatted(random.nextInt(400))));
    return odd;
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }
}
