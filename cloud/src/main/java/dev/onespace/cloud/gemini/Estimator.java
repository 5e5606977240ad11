package dev.onespace.cloud.gemini;

import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.space.Content;
import dev.onespace.space.Prepared;
import dev.onespace.space.Task;
import dev.onespace.spending.Estimate;
import dev.onespace.spending.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Tells what embedding will take, without sending anything: exactly by pieces where contents are
 * prepared anyway, and by a cheap rule from their sizes where preparing them all would take too
 * long. Thread-safe.
 */
public final class Estimator {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** What a picture of 1,024 pixels usually takes as JPEG of quality 85. */
  private static final long BYTES_OF_A_PICTURE = 250_000;

  /** A second of 16 kHz, 16 bits, one channel, in base64. */
  private static final long SENT_OF_A_SECOND = 32_000 * 4 / 3;

  private final GeminiSettings settings;

  /** An estimator at the prices, rates and limits of these settings. */
  public Estimator(GeminiSettings settings) {
    this.settings = settings;
  }

  /**
   * How a preparation cuts.
   *
   * @param characters a window of text has, overlap taken off
   * @param seconds a window of sound has, overlap taken off
   */
  public record Windows(int characters, double seconds) {
    public Windows {
      if (characters < 1 || !(seconds > 0)) {
        throw new IllegalArgumentException("a window is empty");
      }
    }
  }

  /** What embedding these will take, if they are embedded together. */
  public Estimate of(List<Prepared> prepared, Task task) {
    List<Request> requests = new ArrayList<>();
    for (Prepared one : prepared) {
      switch (one) {
        case Prepared.Ready ready ->
            ready.pieces().forEach(piece -> requests.add(new Request(piece.medium(), task)));
        case Prepared.Refused _ -> {}
      }
    }
    Tokens tokens = requests.stream().map(Request::tokens).reduce(Tokens.NONE, Tokens::plus);
    int calls = new CallPlan(settings.calls(), settings.rates()).calls(requests).size();
    return estimate(calls, requests.size(), tokens);
  }

  /**
   * About what embedding these as documents will take: a picture is one piece; a text is as many as
   * its characters fill.
   *
   * @param length seconds of a recording
   */
  public Estimate roughly(
      List<Content> contents, Windows windows, ToDoubleFunction<Content.Recording> length) {
    Sums sums = Sums.NONE;
    for (Content content : contents) {
      sums = sums.plus(sums(content, windows, length));
    }
    CallLimits limits = settings.calls();
    long calls =
        Math.max(
            Math.ceilDiv(sums.requests, limits.requests()),
            Math.max(
                Math.ceilDiv(sums.pictures, limits.pictures()),
                Math.ceilDiv(sums.bytes, limits.bytes())));
    return estimate(calls, sums.requests, sums.tokens);
  }

  private static Sums sums(
      Content content, Windows windows, ToDoubleFunction<Content.Recording> length) {
    return switch (content) {
      case Content.Words(var text) -> {
        long pieces = Math.ceilDiv(text.length(), (long) windows.characters());
        Tokens prefixes = TokenRules.ofText(pieces * Prefixes.of("", Task.DOCUMENT).length());
        yield new Sums(pieces, 0, text.length(), TokenRules.ofText(text.length()).plus(prefixes));
      }
      case Content.Picture _ ->
          new Sums(1, 1, BYTES_OF_A_PICTURE, new Tokens(0, TokenRules.OF_A_PICTURE, 0));
      case Content.Recording recording -> {
        double seconds = length.applyAsDouble(recording);
        long pieces = (long) Math.ceil(seconds / windows.seconds());
        yield new Sums(pieces, 0, (long) (seconds * SENT_OF_A_SECOND), TokenRules.ofSound(seconds));
      }
    };
  }

  private Estimate estimate(long calls, long requests, Tokens tokens) {
    Rates rates = settings.rates();
    double minutes =
        Math.max(
            (double) requests / rates.requestsPerMinute(),
            (double) tokens.total() / rates.tokensPerMinute());
    Duration time = Duration.ofMillis((long) Math.ceil(minutes * MINUTE.toMillis()));
    return new Estimate(calls, requests, tokens, settings.prices().of(tokens), time);
  }

  private record Sums(long requests, long pictures, long bytes, Tokens tokens) {
    static final Sums NONE = new Sums(0, 0, 0, Tokens.NONE);

    Sums plus(Sums other) {
      return new Sums(
          requests + other.requests,
          pictures + other.pictures,
          bytes + other.bytes,
          tokens.plus(other.tokens));
    }
  }
}
