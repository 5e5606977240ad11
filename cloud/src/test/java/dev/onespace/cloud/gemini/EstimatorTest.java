package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.Estimator.Windows;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.space.Content;
import dev.onespace.space.Task;
import dev.onespace.spending.Estimate;
import dev.onespace.spending.Usage;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorTest {
  private static final GeminiSettings SETTINGS =
      GeminiSettings.of(new Secret("k")).withRates(new Rates(120, 1_000_000));

  private static final int LENGTH = 70;

  private final Estimator estimator = new Estimator(SETTINGS);

  @Test
  void by_pieces_it_is_what_the_meter_books_when_answers_do_not_say() throws IOException {
    List<Content> contents = mixed();
    var prepared = new PlainPreparation(1_000, 30).prepare(contents, Task.DOCUMENT);
    Estimate estimate = estimator.of(prepared, Task.DOCUMENT);
    try (var gemini = new Gemini()) {
      gemini.fake.tellingNoUsage();
      gemini.space.embed(contents, Task.DOCUMENT);
      Usage usage = gemini.meter.usage();
      assertThat(estimate.calls()).isEqualTo(usage.calls());
      assertThat(estimate.requests()).isEqualTo(usage.requests());
      assertThat(estimate.tokens()).isEqualTo(usage.tokens());
      assertThat(estimate.money()).isEqualByComparingTo(usage.money());
    }
  }

  @Test
  void by_sizes_it_is_about_that() {
    List<Content> contents = mixed();
    var prepared = new PlainPreparation(1_000, 30).prepare(contents, Task.DOCUMENT);
    Estimate exact = estimator.of(prepared, Task.DOCUMENT);
    Estimate rough = estimator.roughly(contents, new Windows(1_000, 30), it -> LENGTH);
    assertThat(rough.requests()).isEqualTo(exact.requests());
    assertThat(rough.money().doubleValue() / exact.money().doubleValue()).isBetween(0.9, 1.1);
    assertThat(rough.calls()).isPositive();
  }

  @Test
  void the_time_is_that_of_the_rate_that_is_used_up_first() {
    List<Content> texts = Gemini.texts(60);
    Windows windows = new Windows(1_000, 30);
    assertThat(estimator.roughly(texts, windows, it -> LENGTH).time())
        .isEqualTo(Duration.ofSeconds(30));
    var few = new Estimator(SETTINGS.withRates(new Rates(1_000_000, 10_000)));
    List<Content> sound = List.of(Samples.recording(30, 440));
    assertThat(few.roughly(sound, windows, it -> 30).time()).isEqualTo(Duration.ofMillis(4_500));
  }

  private static List<Content> mixed() {
    List<Content> contents = new ArrayList<>(Gemini.texts(120));
    contents.add(new Content.Words("long ".repeat(2_000)));
    for (int i = 0; i < 8; i++) {
      contents.add(Samples.picture(new Color(0, i, 0)));
    }
    contents.add(Samples.recording(LENGTH, 440));
    return contents;
  }
}
