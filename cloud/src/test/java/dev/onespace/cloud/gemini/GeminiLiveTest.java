package dev.onespace.cloud.gemini;

import dev.onespace.cloud.Secret;
import dev.onespace.space.ByteSource;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.contract.SpaceContract;
import java.awt.Color;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The contract against Google's own API, if {@code GEMINI_API_KEY} is set. It makes some fifty
 * calls of two texts, a picture and a recording each, which cost less than five cents.
 */
@EnabledIf(value = "aKeyIsSet", disabledReason = "GEMINI_API_KEY is not set: no live call")
class GeminiLiveTest extends SpaceContract {
  private static final String VARIABLE = "GEMINI_API_KEY";

  static boolean aKeyIsSet() {
    boolean set = key().isPresent();
    if (!set) {
      System.err.println(
          "*** NO LIVE CALL WAS MADE TO GEMINI: "
              + VARIABLE
              + " is not set. The fake is all there was.");
    }
    return set;
  }

  private static Optional<String> key() {
    return Optional.ofNullable(System.getenv(VARIABLE)).filter(key -> !key.isBlank());
  }

  @Override
  protected Space open() {
    GeminiSettings settings = GeminiSettings.of(new Secret(key().orElseThrow().strip()));
    return new CheckedSpace(
        new GeminiSpace(settings, new PlainPreparation(1_000, 30), new Meter(settings.prices())));
  }

  @Override
  protected List<Content> samples() {
    return List.of(
        new Content.Words("the login page shows an error"),
        new Content.Words("how to get a refund"),
        Samples.picture(Color.RED),
        Samples.recording(2, 440));
  }

  @Override
  protected Content bad() {
    return new Content.Picture(new ByteSource.OfBytes(new byte[0]));
  }
}
