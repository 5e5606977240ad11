package dev.onespace.models.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.item.ContentHash;
import dev.onespace.models.golden.Golden;
import java.awt.Rectangle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ResamplerTest {
  private static final Pixels PHOTO =
      Pixels.of(PictureDecoder.decode(Golden.source("photo.png"), PictureLimits.DEFAULT).image());

  static Stream<JsonNode> pillow() {
    return Golden.part("scaled").valueStream();
  }

  @ParameterizedTest
  @MethodSource("pillow")
  void everyPixelIsAsPillowScalesIt(JsonNode pillow) {
    Pixels scaled =
        Resampler.resize(
            PHOTO,
            pillow.get("width").asInt(),
            pillow.get("height").asInt(),
            Resampler.Filter.valueOf(pillow.get("filter").asString()));
    assertThat(ContentHash.of(Golden.swapped(scaled.bgr())).hex())
        .isEqualTo(pillow.get("rgb_sha256").asString());
  }

  @Test
  void aWindowHasThePixelsOfTheWholePictureScaled() {
    Rectangle window = new Rectangle(17, 5, 40, 60);
    Pixels cut = Resampler.resize(PHOTO, 90, 120, window, Resampler.Filter.LANCZOS);
    Pixels whole = Resampler.resize(PHOTO, 90, 120, Resampler.Filter.LANCZOS);
    for (int y = 0; y < window.height; y++) {
      for (int i = 0; i < 3 * window.width; i++) {
        int at = ((y + window.y) * 90 + window.x) * 3 + i;
        assertThat(cut.bgr()[y * 3 * window.width + i]).isEqualTo(whole.bgr()[at]);
      }
    }
  }

  @Test
  void aWindowOutsideTheScaledPictureIsRefused() {
    Rectangle outside = new Rectangle(50, 50, 60, 60);
    assertThatThrownBy(() -> Resampler.resize(PHOTO, 100, 100, outside, Resampler.Filter.BILINEAR))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
