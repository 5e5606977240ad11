package dev.onespace.cloud.gemini;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An error of the API.
 *
 * @param http the HTTP status
 * @param status Google's name of it, as {@code RESOURCE_EXHAUSTED}; empty if there is none
 * @param message what it says, shortened to fit a line
 * @param reasons of its {@code ErrorInfo}, as {@code API_KEY_INVALID}
 * @param quotas ids of the quotas it says are used up
 * @param retryDelay how long it asks to wait, from its {@code RetryInfo}
 */
record Refusal(
    int http,
    String status,
    String message,
    List<String> reasons,
    List<String> quotas,
    Optional<Duration> retryDelay) {
  Refusal {
    reasons = List.copyOf(reasons);
    quotas = List.copyOf(quotas);
  }

  /** Whether the key is to blame. An invalid one is a 400, not a 401. */
  boolean blamesKey() {
    return http == 401
        || http == 403
        || reasons.stream().anyMatch(reason -> reason.startsWith("API_KEY"));
  }

  /** Whether a quota of a day is used up. */
  boolean isDaily() {
    return http == 429 && quotas.stream().anyMatch(quota -> quota.contains("PerDay"));
  }

  /** Whether waiting as long as it says is all that is needed. */
  boolean isPaced() {
    return http == 429 && (retryDelay.isPresent() || quotas.stream().anyMatch(Refusal::isMinute));
  }

  private static boolean isMinute(String quota) {
    return quota.contains("PerMinute");
  }

  /** Whether the same call may succeed later. */
  boolean mayPass() {
    return switch (http) {
      case 408, 429, 500, 502, 503, 504 -> true;
      default -> false;
    };
  }

  /** Whether one content of the call may be to blame. */
  boolean mayBlameContent() {
    return (http == 400 && !status.equals("FAILED_PRECONDITION")) || http == 413;
  }

  @Override
  public String toString() {
    String name = status.isEmpty() ? "" : " " + status;
    return "%s%s: %s".formatted(http, name, message);
  }
}
