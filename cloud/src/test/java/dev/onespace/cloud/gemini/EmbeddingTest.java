package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.Embedding.Outcome;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Wave;
import dev.onespace.space.Task;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  @Test
  void a_window_of_sound_that_cannot_be_read_any_more_harms_only_itself() throws IOException {
    List<Outcome> outcomes =
        outcomes(
            new Medium.Text("before"), new Medium.Sound(new Gone(), 30), new Medium.Text("after"));
    assertThat(outcomes.get(0)).isInstanceOf(Outcome.Vector.class);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Missing.class,
            missing -> assertThat(missing.problem().code()).isEqualTo(ErrorCode.UNREADABLE));
    assertThat(outcomes.get(2)).isInstanceOf(Outcome.Vector.class);
  }

  @Test
  void no_requests_are_no_calls() throws IOException {
    assertThat(outcomes()).isEmpty();
  }

  private static List<Outcome> outcomes(Medium... media) throws IOException {
    try (var fake = new FakeGemini(FakeVectors.of(new MemorySpace()))) {
      GeminiSettings settings = GeminiSettings.of(new Secret(FakeGemini.KEY)).at(fake.endpoint());
      try (var caller = new Caller(settings, new Meter(GeminiSettings.PRICES), new JumpingTime())) {
        List<Request> requests =
            List.of(media).stream().map(medium -> new Request(medium, Task.DOCUMENT)).toList();
        return new Embedding(settings, caller, new Semaphore(1), requests, Ending.NEVER).outcomes();
      }
    }
  }

  /** Sound whose file was removed. */
  private record Gone() implements Wave {
    @Override
    public int length() {
      return 100;
    }

    @Override
    public byte[] bytes() {
      throw new OnespaceException(ErrorCode.UNREADABLE, "the window is gone");
    }
  }
}
