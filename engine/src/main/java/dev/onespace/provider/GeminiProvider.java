package dev.onespace.provider;

import dev.onespace.cloud.gemini.Estimator;
import dev.onespace.cloud.gemini.Estimator.Windows;
import dev.onespace.cloud.gemini.GeminiConformance;
import dev.onespace.cloud.gemini.GeminiSettings;
import dev.onespace.cloud.gemini.GeminiSettings.Timeouts;
import dev.onespace.cloud.gemini.GeminiSpace;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.LocalPreparation;
import dev.onespace.models.local.PreparationSettings;
import dev.onespace.space.Content;
import dev.onespace.space.Preparation;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceCheck;
import dev.onespace.spending.Estimate;
import dev.onespace.spending.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Gemini.
 *
 * @param settings how it is asked
 * @param preparation what is done on this machine before
 */
public record GeminiProvider(GeminiSettings settings, PreparationSettings preparation)
    implements SpaceProvider {
  private static final double MILLIS = 1000;

  /** Of English text, by the encoder's tokens. */
  private static final int CHARACTERS_OF_A_TOKEN = 4;

  @Override
  public String space() {
    return "gemini";
  }

  @Override
  public GeminiProvider of(int dimension) {
    return new GeminiProvider(settings.withDimension(dimension), preparation);
  }

  @Override
  public String described() {
    return "vectors of %s (%s floats) from %s"
        .formatted(settings.model(), settings.dimension(), settings.endpoint());
  }

  @Override
  public Space open(Opening opening) {
    Meter meter = opening.meter().orElseThrow();
    Preparation prepared =
        new LocalPreparation(ModelFiles.found(), opening.limits(), preparation, opening.clock());
    return new ConformingSpace(
        new GeminiSpace(settings, prepared, meter),
        "%s at %s".formatted(settings.model(), settings.endpoint()),
        () -> checks(meter));
  }

  @Override
  public Optional<Billing> billing() {
    return Optional.of(
        new Billing(
            "%s/%s".formatted(settings.model(), settings.dimension()),
            settings.prices(),
            settings.dailyLimit()));
  }

  @Override
  public Optional<Estimate> estimate(
      List<Content> batch, ToDoubleFunction<Content.Recording> length) {
    var windows =
        new Windows(
            (preparation.textTokens() - preparation.textOverlap()) * CHARACTERS_OF_A_TOKEN,
            preparation.soundWindow().toMillis() / MILLIS);
    return Optional.of(new Estimator(settings).roughly(batch, windows, length));
  }

  @Override
  public boolean readsAndHears() {
    return preparation.words();
  }

  @Override
  public List<SpaceCheck> checks(Meter meter) {
    return GeminiConformance.findings(settings, meter);
  }

  @Override
  public GeminiProvider patient(Duration answer, int attempts) {
    Timeouts usual = settings.timeouts();
    return new GeminiProvider(
        settings.withTimeouts(
            new Timeouts(
                shorter(usual.connect(), answer),
                shorter(usual.call(), answer),
                attempts,
                shorter(usual.longestWait(), answer))),
        preparation);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
