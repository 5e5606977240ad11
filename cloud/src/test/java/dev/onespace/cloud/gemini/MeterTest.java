package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.spending.Cost;
import dev.onespace.spending.Meter;
import dev.onespace.spending.Tokens;
import java.awt.Color;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MeterTest {
  private static final Tokens MILLION = new Tokens(1_000_000, 0, 0);

  /** A call for ten vectors. */
  private static Cost call(Tokens tokens) {
    return new Cost(10, tokens, tokens);
  }

  @Test
  void money_is_exact() {
    assertThat(GeminiSettings.PRICES.of(new Tokens(1, 0, 0))).isEqualByComparingTo("0.0000002");
    assertThat(GeminiSettings.PRICES.of(new Tokens(3, 5, 7))).isEqualByComparingTo("0.00004835");
    assertThat(GeminiSettings.PRICES.of(new Tokens(1_000_000_000, 1_000_000, 1_000_000)))
        .isEqualByComparingTo("206.95");
  }

  @Test
  void what_is_not_spent_is_given_back() throws InterruptedException {
    var meter = new Meter(GeminiSettings.PRICES, Optional.of(new BigDecimal("0.20")));
    meter.reserve(call(MILLION)).paid(new Tokens(500_000, 0, 0), false);
    meter.reserve(call(new Tokens(500_000, 0, 0))).refused();
    meter.reserve(call(new Tokens(500_000, 0, 0))).unused();
    meter.reserve(call(new Tokens(500_000, 0, 0))).paid(new Tokens(500_000, 0, 0), false);
    assertThat(meter.usage().money()).isEqualByComparingTo("0.20");
    assertThat(meter.usage().requests()).isEqualTo(20);
    assertThat(meter.usage().refusedCalls()).isEqualTo(1);
    assertThatThrownBy(() -> meter.reserve(call(new Tokens(1, 0, 0))))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            spent -> assertThat(spent.problem().code()).isEqualTo(ErrorCode.BUDGET));
  }

  @Test
  void a_lost_answer_counts_against_the_budget_but_not_as_paid() throws InterruptedException {
    var meter = new Meter(GeminiSettings.PRICES, Optional.of(new BigDecimal("0.30")));
    meter.reserve(call(MILLION)).lost();
    assertThat(meter.usage().money()).isEqualByComparingTo("0");
    assertThat(meter.usage().lostMoney()).isEqualByComparingTo("0.20");
    assertThatThrownBy(() -> meter.reserve(call(MILLION))).isInstanceOf(OnespaceException.class);
  }

  @Test
  void a_call_waits_for_others_that_may_cost_less_than_was_set_aside() throws Exception {
    var meter = new Meter(GeminiSettings.PRICES, Optional.of(new BigDecimal("0.25")));
    Meter.Reservation first = meter.reserve(call(MILLION));
    var begun = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Meter.Reservation> second =
          threads.submit(
              () -> {
                begun.countDown();
                return meter.reserve(call(MILLION));
              });
      begun.await();
      first.paid(new Tokens(1000, 0, 0), false);
      second.get().paid(MILLION, false);
    }
    assertThat(meter.usage().money()).isEqualByComparingTo("0.2002");
  }

  @Test
  void the_budget_stops_in_time_and_keeps_what_is_paid_for() throws IOException {
    BigDecimal budget = new BigDecimal("0.0003");
    CallLimits single = new CallLimits(4, 1, 1, 8_000_000);
    try (var gemini = new Gemini(settings -> settings.withCalls(single), Optional.of(budget))) {
      Content[] pictures = new Content[8];
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = Samples.picture(new Color(i, 0, 0));
      }
      List<Embedded> answers = gemini.embed(pictures);
      assertThat(Gemini.codes(answers)).hasSize(6).containsOnly(ErrorCode.BUDGET);
      assertThat(gemini.meter.usage().money())
          .isEqualByComparingTo("0.0002322")
          .isEqualByComparingTo(gemini.fake.charged().usd())
          .isLessThan(budget);
    }
  }

  @Test
  void without_usage_in_the_answer_tokens_are_estimated() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.tellingNoUsage();
      gemini.embed(
          new Content.Words("x".repeat(80)), Samples.picture(Color.RED), Samples.recording(2, 440));
      // "title: none | text: " has 20 characters.
      assertThat(gemini.meter.usage().tokens()).isEqualTo(new Tokens(25, 258, 50));
      assertThat(gemini.meter.usage().estimatedCalls()).isEqualTo(1);
      assertThat(gemini.meter.usage().estimatedMoney())
          .isEqualByComparingTo(gemini.meter.usage().money())
          .isPositive();
    }
  }

  @Test
  void a_second_of_sound_is_estimated_as_the_price_list_has_it() {
    // 0.00016 US dollars a second, and 6.50 a million tokens.
    assertThat(GeminiSettings.PRICES.of(TokenRules.ofSound(1)).setScale(5, RoundingMode.HALF_UP))
        .isEqualByComparingTo("0.00016");
  }

  @Test
  void with_usage_in_the_answer_it_is_what_the_provider_charges() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.embed(
          new Content.Words("x".repeat(80)), Samples.picture(Color.RED), Samples.recording(2, 440));
      assertThat(gemini.meter.usage().tokens())
          .isEqualTo(
              new Tokens(
                  gemini.fake.charged().text(),
                  gemini.fake.charged().image(),
                  gemini.fake.charged().audio()))
          .isNotEqualTo(new Tokens(25, 258, 50));
      assertThat(gemini.meter.usage().estimatedCalls()).isZero();
    }
  }
}
