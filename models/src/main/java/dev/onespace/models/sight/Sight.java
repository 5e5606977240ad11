package dev.onespace.models.sight;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The image classifier EfficientNet-Lite0 (Tan and Le, 2019; Google's Lite variant) over nine views
 * of a picture. Thread-safe.
 */
public final class Sight implements AutoCloseable {
  private static final String PROBABILITIES = "probabilities";
  private static final String FEATURES = "features";

  private static final float[] WHOLE_AND_CORNERS = weights(Views.COUNT, Views.CORNERS, 0.25f);
  private static final float[] LOOK = weights(Views.LOOK_VIEWS, 0, 0);

  private final OnnxModel model;

  private Sight(OnnxModel model) {
    this.model = model;
  }

  /**
   * Opens the classifier {@code sight/efficientnet-lite0.onnx}.
   *
   * @throws OnespaceException CORRUPT if the file is missing or not as pinned
   */
  public static Sight open(ModelFiles files) {
    return new Sight(OnnxModel.open(files, "sight/efficientnet-lite0.onnx"));
  }

  /**
   * Looks at a picture.
   *
   * @param image upright and opaque, as {@link dev.onespace.models.picture.Picture#image} gives it
   */
  public Seen see(BufferedImage image) {
    List<Pixels> views = Views.of(Pixels.of(image));
    Map<String, Output> outputs =
        model.run(Map.of("pixels", Views.tensor(views)), Set.of(PROBABILITIES, FEATURES));
    return new Seen(
        average(output(outputs, PROBABILITIES), WHOLE_AND_CORNERS),
        average(output(outputs, FEATURES), LOOK));
  }

  @Override
  public void close() {
    model.close();
  }

  /** Weights of so many views, of which the last {@code light} weigh less; their sum is 1. */
  private static float[] weights(int views, int light, float lightly) {
    float sum = views - light + light * lightly;
    float[] weights = new float[views];
    Arrays.fill(weights, 1 / sum);
    Arrays.fill(weights, views - light, views, lightly / sum);
    return weights;
  }

  /** The weighted mean of the first rows of an output. */
  private static float[] average(Output output, float[] weights) {
    int size = output.size(1);
    float[] average = new float[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int view = 0; view < weights.length; view++) {
        sum += weights[view] * output.values()[view * size + i];
      }
      average[i] = (float) sum;
    }
    return average;
  }

  private static Output output(Map<String, Output> outputs, String name) {
    Output output = outputs.get(name);
    if (output == null) {
      throw new OnespaceException(ErrorCode.INTERNAL, "the classifier gave no " + name);
    }
    return output;
  }
}
