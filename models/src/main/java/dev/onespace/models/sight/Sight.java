package dev.onespace.models.sight;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
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

  private static final int WHOLE_VIEWS = Crops.COUNT - Crops.CORNERS;

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
    List<Pixels> views = Crops.of(Pixels.of(image));
    Map<String, Output> outputs =
        model.run(Map.of("pixels", Crops.tensor(views)), Set.of(PROBABILITIES, FEATURES));
    return new Seen(
        average(output(outputs, PROBABILITIES), 0, WHOLE_VIEWS),
        average(output(outputs, PROBABILITIES), WHOLE_VIEWS, Crops.COUNT),
        average(output(outputs, FEATURES), 0, Crops.LOOK_VIEWS));
  }

  @Override
  public void close() {
    model.close();
  }

  /** The mean of some rows of an output. */
  private static float[] average(Output output, int from, int to) {
    int size = output.size(1);
    float[] average = new float[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int view = from; view < to; view++) {
        sum += output.values()[view * size + i];
      }
      average[i] = (float) (sum / (to - from));
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
