package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.error.OnespaceException;
import dev.onespace.testkit.fuzz.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RateTest {
  private record Started(Instant at, int requests, long tokens) {}

  private final JumpingTime time = new JumpingTime();

  @Test
  void within_the_rate_nothing_waits() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    for (int i = 0; i < 10; i++) {
      rate.take(10, 1_000);
    }
    assertThat(time.now()).isEqualTo(JumpingTime.START);
  }

  @Test
  void over_the_rate_of_requests_the_next_minute_is_waited_for() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    rate.take(100, 1);
    rate.take(1, 1);
    assertThat(time.now()).isEqualTo(JumpingTime.START.plus(Rate.WINDOW));
  }

  @Test
  void over_the_rate_of_tokens_the_next_minute_is_waited_for() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    rate.take(1, 9_999);
    rate.take(1, 2);
    assertThat(time.now()).isEqualTo(JumpingTime.START.plus(Rate.WINDOW));
  }

  @Test
  void tokens_that_were_not_needed_are_given_back() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    rate.settle(rate.take(1, 9_999), 10);
    rate.take(1, 9_990);
    assertThat(time.now()).isEqualTo(JumpingTime.START);
  }

  @Test
  void who_is_first_goes_before_all_that_wait_and_within_the_rate() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    rate.take(90, 1);
    rate.take(10, 1, true, wait -> wait.isZero());
    assertThat(time.now()).isEqualTo(JumpingTime.START);
  }

  @Test
  void who_would_wait_for_too_long_leaves_no_trace() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    rate.take(100, 1);
    Duration patience = Duration.ofSeconds(5);
    assertThatThrownBy(() -> rate.take(1, 1, true, wait -> wait.compareTo(patience) < 0))
        .isInstanceOf(OnespaceException.class);
    assertThat(time.now()).isEqualTo(JumpingTime.START);
    rate.take(100, 1);
    assertThat(time.now()).isEqualTo(JumpingTime.START.plus(Rate.WINDOW));
  }

  @Test
  void a_hold_keeps_all_back() throws InterruptedException {
    var rate = new Rate(new Rates(100, 10_000), time);
    Instant until = JumpingTime.START.plusSeconds(17);
    rate.hold(until);
    rate.take(1, 1);
    assertThat(time.now()).isEqualTo(until);
  }

  @Test
  void the_rate_is_reached_within_5_percent() throws InterruptedException {
    var rate = new Rate(new Rates(3_000, 1_000_000), time);
    for (int i = 0; i < 3_000; i++) {
      rate.take(100, 100);
    }
    double minutes = Duration.between(JumpingTime.START, time.now()).toMillis() / 60_000.0;
    // The first minute's worth goes at once: what is measured is what follows.
    assertThat((300_000 - 3_000) / minutes).isBetween(0.95 * 3_000, 3_000.0);
  }

  @Test
  void in_no_minute_more_is_started_than_the_rate_whatever_the_threads_do() {
    Cases.of(20, 500).check(RateTest::keepsTheRate);
  }

  private static void keepsTheRate(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    var time = new JumpingTime();
    var rates = new Rates(random.nextInt(20, 200), random.nextInt(1_000, 20_000));
    var rate = new Rate(rates, time);
    List<Started> started = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        int requests = random.nextInt(1, 20);
        long tokens = random.nextInt(1, 1_000);
        boolean held = random.nextInt(10) == 0;
        calls.add(
            threads.submit(
                () -> {
                  if (held) {
                    rate.hold(time.now().plusSeconds(7));
                  }
                  Rate.Slot slot = rate.take(requests, tokens);
                  return started.add(new Started(slot.start(), requests, tokens));
                }));
      }
    }
    for (Future<?> call : calls) {
      call.get();
    }
    assertThat(started).hasSize(100);
    for (Started last : started) {
      List<Started> minute =
          started.stream()
              .filter(other -> !other.at.isAfter(last.at))
              .filter(other -> other.at.isAfter(last.at.minusSeconds(60)))
              .toList();
      assertThat(minute.stream().mapToLong(Started::requests).sum())
          .isLessThanOrEqualTo(rates.requestsPerMinute());
      assertThat(minute.stream().mapToLong(Started::tokens).sum())
          .isLessThanOrEqualTo(rates.tokensPerMinute());
    }
  }
}
