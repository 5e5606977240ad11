package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.cloud.gemini.GeminiSettings.Timeouts;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiSettingsTest {
  private final GeminiSettings usual = GeminiSettings.of(new Secret("secret-key"));

  @Test
  void these_are_the_defaults() {
    assertThat(usual.endpoint()).isEqualTo(URI.create("https://generativelanguage.googleapis.com"));
    assertThat(usual.model()).isEqualTo("gemini-embedding-2");
    assertThat(usual.dimension()).isEqualTo(768);
    assertThat(usual.rates()).isEqualTo(new Rates(3_000, 1_000_000));
    assertThat(usual.calls()).isEqualTo(new CallLimits(8, 100, 6, 8_000_000));
    assertThat(usual.timeouts())
        .isEqualTo(
            new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), 8, Duration.ofMinutes(10)));
    assertThat(usual.prices().asOf()).isEqualTo(YearMonth.of(2026, 9));
  }

  @Test
  void the_key_is_never_printed() {
    assertThat(usual.toString()).contains("***").doesNotContain("secret-key");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeminiSettings.of(new Secret("secret\nkey")))
        .withMessageNotContaining("secret");
  }

  @Test
  void the_key_goes_in_clear_to_this_machine_only() {
    assertThat(usual.at(URI.create("http://127.0.0.1:8080")).endpoint()).hasPort(8080);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> usual.at(URI.create("http://generativelanguage.googleapis.com")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 127, 3073})
  void a_dimension_the_model_has_not_is_refused(int dimension) {
    assertThatIllegalArgumentException().isThrownBy(() -> usual.withDimension(dimension));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gemini-embedding-2-preview", "models/gemini-embedding-2", " x"})
  void a_model_that_is_no_released_one_is_refused(String model) {
    assertThatIllegalArgumentException().isThrownBy(() -> usual.withModel(model));
  }

  @Test
  void a_day_of_the_quota_ends_at_midnight_pacific_time_in_winter_and_summer() {
    assertThat(Renewal.ofDay(Instant.parse("2026-11-24T07:59:59Z")))
        .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
    assertThat(Renewal.ofDay(Instant.parse("2026-11-24T08:00:00Z")))
        .isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
    assertThat(Renewal.ofDay(Instant.parse("2026-07-01T12:00:00Z")))
        .isEqualTo(Instant.parse("2026-07-02T07:00:00Z"));
  }
}
