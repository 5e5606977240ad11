package dev.onespace.cloud.gemini;

import static java.util.Objects.requireNonNull;

import dev.onespace.cloud.Endpoints;
import dev.onespace.cloud.Secret;
import dev.onespace.spending.Prices;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;

/**
 * All that can be set of the Gemini space.
 *
 * @param endpoint where the API is, without a path; plain http only on this machine, as the key
 *     would be readable on its way
 * @param model the model's id, without {@code models/}; previews are refused: their vectors are not
 *     those of the model that follows
 * @param dimension how many floats a vector has, 128 to 3,072
 * @param key the API key
 * @param rates how much is sent in a minute at most
 * @param calls how much is sent in one call at most
 * @param timeouts how long is waited for an answer, and how often one is asked for
 * @param prices what tokens cost
 * @param dailyLimit what may be spent in one day (UTC), in US dollars, by all who share a catalog
 */
public record GeminiSettings(
    URI endpoint,
    String model,
    int dimension,
    Secret key,
    Rates rates,
    CallLimits calls,
    Timeouts timeouts,
    Prices prices,
    Optional<BigDecimal> dailyLimit) {
  /** The paid tier of gemini-embedding-2 as its price page was quoted in September 2026. */
  public static final Prices PRICES =
      new Prices(
          new BigDecimal("0.20"),
          new BigDecimal("0.45"),
          new BigDecimal("6.50"),
          YearMonth.of(2026, 9));

  /** The Gemini API. */
  public static final URI ENDPOINT = URI.create("https://generativelanguage.googleapis.com");

  /** The model that takes text, pictures and recordings. */
  public static final String MODEL = "gemini-embedding-2";

  /** The smallest of the dimensions Google recommends (768, 1,536, 3,072). */
  public static final int DIMENSION = 768;

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  static final int LEAST_DIMENSION = 128;
  private static final int MOST_DIMENSION = 3072;

  public GeminiSettings {
    if (!key.value().matches("[!-~]+")) {
      throw new IllegalArgumentException("the key is empty or has characters that no key has");
    }
    requireNonNull(prices, "prices is null");
    if (!Endpoints.isBare(endpoint)) {
      throw new IllegalArgumentException(
          "the endpoint has a user or options in it: keys are no part of an address");
    }
    boolean safe = "https".equals(endpoint.getScheme());
    boolean here = "http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(endpoint.getHost());
    if (!safe && !here) {
      throw new IllegalArgumentException("endpoint " + endpoint + " is not https");
    }
    if (!model.matches("[a-z0-9][a-z0-9.-]*") || model.endsWith("-preview")) {
      throw new IllegalArgumentException("model '" + model + "' is no released model");
    }
    if (dimension < LEAST_DIMENSION || dimension > MOST_DIMENSION) {
      throw new IllegalArgumentException("dimension " + dimension + " is not from 128 to 3072");
    }
    if (rates.tokensPerMinute() < TokenRules.MOST_OF_A_REQUEST) {
      throw new IllegalArgumentException(
          "tokens per minute %s are below the %s one request may have"
              .formatted(rates.tokensPerMinute(), TokenRules.MOST_OF_A_REQUEST));
    }
  }

  /** The usual settings with this key. */
  public static GeminiSettings of(Secret key) {
    return new GeminiSettings(
        ENDPOINT,
        MODEL,
        DIMENSION,
        key,
        Rates.DEFAULT,
        CallLimits.DEFAULT,
        Timeouts.DEFAULT,
        GeminiSettings.PRICES,
        Optional.empty());
  }

  /** These settings at another endpoint. */
  public GeminiSettings at(URI other) {
    return new GeminiSettings(
        other, model, dimension, key, rates, calls, timeouts, prices, dailyLimit);
  }

  /** These settings with another model. */
  public GeminiSettings withModel(String other) {
    return new GeminiSettings(
        endpoint, other, dimension, key, rates, calls, timeouts, prices, dailyLimit);
  }

  /** These settings with another dimension. */
  public GeminiSettings withDimension(int other) {
    return new GeminiSettings(
        endpoint, model, other, key, rates, calls, timeouts, prices, dailyLimit);
  }

  /** These settings with other rates. */
  public GeminiSettings withRates(Rates other) {
    return new GeminiSettings(
        endpoint, model, dimension, key, other, calls, timeouts, prices, dailyLimit);
  }

  /** These settings with other limits of a call. */
  public GeminiSettings withCalls(CallLimits other) {
    return new GeminiSettings(
        endpoint, model, dimension, key, rates, other, timeouts, prices, dailyLimit);
  }

  /** These settings with other timeouts. */
  public GeminiSettings withTimeouts(Timeouts other) {
    return new GeminiSettings(
        endpoint, model, dimension, key, rates, calls, other, prices, dailyLimit);
  }

  /** These settings with other prices. */
  public GeminiSettings withPrices(Prices other) {
    return new GeminiSettings(
        endpoint, model, dimension, key, rates, calls, timeouts, other, dailyLimit);
  }

  /** These settings with what may be spent in a day. */
  public GeminiSettings withDailyLimit(BigDecimal usd) {
    return new GeminiSettings(
        endpoint, model, dimension, key, rates, calls, timeouts, prices, Optional.of(usd));
  }

  /**
   * How much is sent in any minute at most. The quota is the project's, not the key's: whoever runs
   * several programs in one project shares it out among them.
   *
   * @param requestsPerMinute each vector counts as one, also when several travel in one call
   * @param tokensPerMinute of all modalities together
   */
  public record Rates(int requestsPerMinute, long tokensPerMinute) {
    /** What a paid project of the first tier has; AI Studio shows what a project really has. */
    public static final Rates DEFAULT = new Rates(3_000, 1_000_000);

    public Rates {
      if (requestsPerMinute < 1 || tokensPerMinute < 1) {
        throw new IllegalArgumentException("a rate is below 1");
      }
    }
  }

  /**
   * How much is sent in one call at most.
   *
   * @param parallel how many calls are under way at once
   * @param requests vectors of a call; the API takes 100
   * @param pictures of a call; the API takes 6, though not said whether of a call or of a content
   * @param bytes of a call's body; the API takes 20 MB
   */
  public record CallLimits(int parallel, int requests, int pictures, long bytes) {
    /** Eight calls at once of at most 8 MB. */
    public static final CallLimits DEFAULT = new CallLimits(8, 100, 6, 8_000_000);

    private static final long LEAST_BYTES = 1_500_000;

    public CallLimits {
      if (parallel < 1 || requests < 1 || pictures < 1) {
        throw new IllegalArgumentException("a limit of calls is below 1");
      }
      if (bytes < LEAST_BYTES) {
        throw new IllegalArgumentException(
            "30 seconds of sound need a call of 1.5 MB, not " + bytes);
      }
    }
  }

  /**
   * How long is waited, and how often.
   *
   * @param connect for a connection at most
   * @param call for the whole answer of a call at most
   * @param attempts of a call at most, if it fails for a reason that may pass
   * @param longestWait if the API asks for a longer wait than this, work stops instead
   */
  public record Timeouts(Duration connect, Duration call, int attempts, Duration longestWait) {
    /** Ten seconds, two minutes, eight attempts (two minutes apart in all), ten minutes. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(10), Duration.ofMinutes(2), 8, Duration.ofMinutes(10));

    public Timeouts {
      if (!connect.isPositive() || !call.isPositive() || !longestWait.isPositive()) {
        throw new IllegalArgumentException("a time is not positive");
      }
      if (attempts < 1) {
        throw new IllegalArgumentException("attempts are below 1");
      }
    }
  }
}
