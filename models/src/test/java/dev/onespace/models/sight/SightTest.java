package dev.onespace.models.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.picture.PictureDecoder;
import dev.onespace.models.picture.PictureLimits;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SightTest {
  private static final BufferedImage PHOTO =
      PictureDecoder.decode(Golden.source("photo.png"), PictureLimits.DEFAULT).image();
  private static final JsonNode EXPECTED = Golden.part("sight");

  @Test
  void theNineViewsAreThoseOfPillow() {
    List<String> views =
        Crops.of(Pixels.of(PHOTO)).stream()
            .map(view -> ContentHash.of(Golden.swapped(view.bgr())).hex())
            .toList();
    assertThat(views)
        .isEqualTo(EXPECTED.get("views_rgb_sha256").valueStream().map(JsonNode::asString).toList());
  }

  @Test
  void probabilitiesAndFeaturesAreThoseOfPython() {
    try (Sight sight = Sight.open(ModelFiles.found())) {
      Seen seen = sight.see(PHOTO);
      assertThat(seen.probabilities(0.25)).hasSize(SightClasses.COUNT);
      JsonNode top = EXPECTED.get("top5");
      assertThat(best(seen.probabilities(0.25), top.size()))
          .containsExactlyElementsOf(top.valueStream().map(x -> x.get("index").asInt()).toList());
      for (JsonNode expected : top) {
        assertThat((double) seen.probabilities(0.25)[expected.get("index").asInt()])
            .isCloseTo(expected.get("probability").asDouble(), within(1e-3));
      }
      assertThat(cosine(seen.features(), floats(EXPECTED.get("features"))))
          .isGreaterThanOrEqualTo(0.999);
    }
  }

  @Test
  void whatIsSeenInAPictureDoesNotDependOnItsNeighbours() {
    List<Pixels> views = Crops.of(Pixels.of(PHOTO));
    try (OnnxModel model = OnnxModel.open(ModelFiles.found(), "sight/efficientnet-lite0.onnx")) {
      float[] together = features(model, views);
      for (int i = 0; i < views.size(); i++) {
        float[] alone = features(model, views.subList(i, i + 1));
        float[] beside = Arrays.copyOfRange(together, i * 1280, (i + 1) * 1280);
        assertThat(cosine(alone, beside)).isGreaterThanOrEqualTo(0.99999);
      }
    }
  }

  @Test
  void aPictureOfOnePixelAndAThreadAreSeenToo() {
    try (Sight sight = Sight.open(ModelFiles.found())) {
      for (int[] size : new int[][] {{1, 1}, {1, 1024}, {1024, 1}}) {
        Seen seen = sight.see(Pixels.blank(size[0], size[1]).toImage());
        double sum = IntStream.range(0, 1000).mapToDouble(i -> seen.probabilities(0.25)[i]).sum();
        assertThat(sum).isCloseTo(1, within(1e-3));
      }
    }
  }

  @Test
  void theClassesHaveTheirNames() {
    List<String> names = SightClasses.names(ModelFiles.found());
    assertThat(names).hasSize(1000).startsWith("tench", "goldfish").doesNotContain("");
  }

  private static float[] features(OnnxModel model, List<Pixels> views) {
    Map<String, Output> outputs =
        model.run(Map.of("pixels", Crops.tensor(views)), Set.of("features"));
    return outputs.values().iterator().next().values();
  }

  private static List<Integer> best(float[] values, int count) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted((a, b) -> Float.compare(values[b], values[a]))
        .limit(count)
        .toList();
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.get(i).asDouble();
    }
    return values;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double normA = 0;
    double normB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      normA += (double) a[i] * a[i];
      normB += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(normA * normB);
  }
}
