package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Task;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.memory.MemorySpace;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody asks to stop while a batch is on its way. */
class GeminiStopTest {
  private final AtomicInteger sent = new AtomicInteger();

  @Test
  void of_texts_no_call_is_begun_any_more_and_what_was_paid_for_is_given() throws IOException {
    for (int parallel : new int[] {1, 3}) {
      sent.set(0);
      try (Gemini gemini = gemini(parallel)) {
        List<Embedded> answers =
            gemini.space.embed(Gemini.texts(40), Task.DOCUMENT, () -> sent.get() >= 5);
        assertThat(answers).hasSizeBetween(5, 5 + parallel);
        assertThat(answers).allMatch(Embedded.Done.class::isInstance);
        assertThat(answers).as("each that was paid for").hasSize(gemini.fake.log().size());
      }
    }
  }

  @Test
  void a_recording_in_the_middle_is_finished_and_what_comes_after_it_is_not_begun()
      throws IOException {
    try (Gemini gemini = gemini(1)) {
      Content recording = Samples.recording(70, 440);
      AtomicInteger asked = new AtomicInteger();
      List<Embedded> answers =
          gemini.space.embed(
              List.of(
                  new Content.Words("before"),
                  Samples.picture(Color.RED),
                  recording,
                  Samples.picture(Color.BLUE),
                  new Content.Words("after")),
              Task.DOCUMENT,
              () -> asked.incrementAndGet() > 3);
      assertThat(answers).hasSize(3);
      assertThat(Gemini.passages(answers.get(2))).hasSize(3);
      assertThat(gemini.fake.log()).hasSize(5);
    }
  }

  @Test
  void a_stop_before_all_begins_nothing_and_costs_nothing() throws IOException {
    try (Gemini gemini = gemini(2)) {
      assertThat(gemini.space.embed(Gemini.texts(3), Task.DOCUMENT, () -> true)).isEmpty();
      assertThat(gemini.fake.log()).isEmpty();
    }
  }

  private Gemini gemini(int parallel) throws IOException {
    FakeVectors vectors = FakeVectors.of(new MemorySpace());
    return new Gemini(
        settings -> settings.withCalls(new CallLimits(parallel, 1, 1, 8_000_000)),
        Optional.empty(),
        content -> {
          sent.incrementAndGet();
          return vectors.of(content);
        });
  }
}
