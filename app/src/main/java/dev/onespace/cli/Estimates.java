package dev.onespace.cli;

import dev.onespace.Forecast;
import dev.onespace.Forecast.LocalWork;
import dev.onespace.spending.Estimate;
import dev.onespace.spending.Tokens;
import dev.onespace.spending.Usage;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a provider will be used, or was used, for people and as JSON. */
final class Estimates {
  /** What to do about an estimate of what was charged. */
  static final String TO_COMPARE =
      "Gemini's answers did not say what is charged; compare it with the billing page of the"
          + " project, and set gemini.price.text, .image and .audio if they differ";

  private static final int DECIMALS = 4;
  private static final double SECONDS_OF_A_MINUTE = 60;

  private Estimates() {}

  /** Before anything is sent. */
  static void print(Forecast forecast, PrintStream out) {
    print(forecast.local(), out);
    forecast
        .provider()
        .ifPresentOrElse(
            it ->
                out.printf(
                    Locale.ROOT,
                    "about %d vectors in %d calls, %s, %s USD, %s at the configured rates; nothing"
                        + " was sent%n",
                    it.requests(),
                    it.calls(),
                    tokens(it.tokens()),
                    dollars(it.money()),
                    time(it.time())),
            () -> out.println("this space costs nothing but time; nothing was sent"));
  }

  private static void print(LocalWork local, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "on this machine: %d texts to split, %d pictures to %s, %d recordings of about %.1f min to"
            + " %s%n",
        local.texts(),
        local.pictures(),
        local.words() ? "decode and read" : "decode",
        local.recordings(),
        local.seconds() / SECONDS_OF_A_MINUTE,
        local.words() ? "decode and hear" : "decode");
  }

  /** Afterwards. */
  static void print(Usage usage, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "used      %d vectors in %d calls, %s, %s USD%n",
        usage.requests(),
        usage.calls(),
        tokens(usage.tokens()),
        dollars(usage.money()));
    if (usage.estimatedCalls() > 0) {
      out.printf(
          Locale.ROOT,
          "          %s USD of it, for %d calls, is an estimate: %s%n",
          dollars(usage.estimatedMoney()),
          usage.estimatedCalls(),
          TO_COMPARE);
    }
    if (usage.lostCalls() > 0) {
      out.printf(
          Locale.ROOT,
          "          %d calls were never answered and may be charged too: %s USD at most%n",
          usage.lostCalls(),
          dollars(usage.lostMoney()));
    }
  }

  static ObjectNode document(Forecast forecast) {
    ObjectNode document = forecast.provider().map(Estimates::document).orElseGet(Documents::object);
    LocalWork local = forecast.local();
    document
        .putObject("local")
        .put("texts", local.texts())
        .put("pictures", local.pictures())
        .put("recordings", local.recordings())
        .put("recording_seconds", Math.round(local.seconds()))
        .put("words", local.words());
    return document;
  }

  private static ObjectNode document(Estimate estimate) {
    return tokens(
        Documents.object()
            .put("vectors", estimate.requests())
            .put("calls", estimate.calls())
            .put("usd", estimate.money())
            .put("seconds", estimate.time().toMillis() / 1e3),
        estimate.tokens());
  }

  static ObjectNode document(Usage usage) {
    return tokens(
        Documents.object()
            .put("vectors", usage.requests())
            .put("calls", usage.calls())
            .put("usd", usage.money())
            .put("estimated_calls", usage.estimatedCalls())
            .put("estimated_usd", usage.estimatedMoney())
            .put("refused_calls", usage.refusedCalls())
            .put("lost_calls", usage.lostCalls())
            .put("lost_usd", usage.lostMoney()),
        usage.tokens());
  }

  private static ObjectNode tokens(ObjectNode document, Tokens tokens) {
    document
        .putObject("tokens")
        .put("text", tokens.text())
        .put("image", tokens.image())
        .put("audio", tokens.audio());
    return document;
  }

  private static String tokens(Tokens tokens) {
    return String.format(
        Locale.ROOT,
        "%d tokens (text %d, pictures %d, recordings %d)",
        tokens.total(),
        tokens.text(),
        tokens.image(),
        tokens.audio());
  }

  /** Never less than it is. */
  static String dollars(BigDecimal money) {
    return money.setScale(DECIMALS, RoundingMode.CEILING).toPlainString();
  }

  private static String time(Duration time) {
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : Math.max(1, time.toSeconds()) + " s";
  }
}
