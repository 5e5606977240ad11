package dev.onespace.models.speech;

import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.onnx.Tensor;
import java.util.Map;
import java.util.Set;

/**
 * How likely each frame of one recording is speech: Silero VAD, version 5. A frame is seen with the
 * last 64 samples before it, as in the makers' own wrapper. For one recording, by one thread.
 */
final class VoiceActivity {
  /** Samples of a frame: 32 milliseconds. */
  static final int FRAME = 512;

  private static final int CONTEXT = 64;
  // -90 dB: the last bit of a sound with 16 bits.
  private static final float SILENCE = 1 / 32_768f;
  private static final int STATE = 2 * 128;
  private static final Tensor RATE = new Tensor.Longs(new long[] {16_000});
  private static final Set<String> OUTPUTS = Set.of("output", "stateN");

  private final OnnxModel model;
  private final float[] input = new float[CONTEXT + FRAME];
  private float[] state = new float[STATE];

  VoiceActivity(OnnxModel model) {
    this.model = model;
  }

  /** The probability of speech, 0 to 1, in the next 512 samples, found from {@code at} on. */
  float next(float[] samples, int at) {
    System.arraycopy(input, FRAME, input, 0, CONTEXT);
    System.arraycopy(samples, at, input, CONTEXT, FRAME);
    if (isSilent(input)) {
      return 0; // hours of nothing, as in a call on hold, pass without the model
    }
    Map<String, Output> outputs =
        model.runSmall(
            Map.of(
                "input", new Tensor.Floats(input, 1, input.length),
                "state", new Tensor.Floats(state, 2, 1, STATE / 2),
                "sr", RATE),
            OUTPUTS);
    state = values(outputs, "stateN");
    return values(outputs, "output")[0];
  }

  private static boolean isSilent(float[] samples) {
    for (float sample : samples) {
      if (Math.abs(sample) > SILENCE) {
        return false;
      }
    }
    return true;
  }

  private static float[] values(Map<String, Output> outputs, String name) {
    Output output = outputs.get(name);
    if (output == null) {
      throw new IllegalStateException("the voice activity model gave no " + name);
    }
    return output.values();
  }
}
