package dev.onespace.models.speech;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.work.Workers;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Speech to words: Moonshine base, English (Jeffries et al., 2024). An encoder turns samples into
 * states; a decoder gives the likeliest next token until it gives the end. Thread-safe.
 */
final class Recognizer implements AutoCloseable {
  private static final int LAYERS = 8;
  private static final int HEADS = 8;
  private static final int HEAD_SIZE = 52;
  private static final int BEGIN = 1;
  private static final int END = 2;
  private static final int SHORTEST = 8_000;
  // The makers' bound on English: more tokens a second are no speech but a loop.
  private static final double TOKENS_PER_SAMPLE = 6.5 / 16_000;

  private final OrtEnvironment runtime = OrtEnvironment.getEnvironment();
  private final Future<OnnxModel> encoder;
  private final Future<OnnxModel> decoder;
  private final Vocabulary vocabulary;

  private Recognizer(Future<OnnxModel> encoder, Future<OnnxModel> decoder, Vocabulary vocabulary) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.vocabulary = vocabulary;
  }

  /**
   * Returns while the workers are still opening the models, which takes longer than to decode the
   * first sentence; what is wrong with them is thrown by {@link #recognize}.
   */
  static Recognizer open(ModelFiles files, Workers workers) {
    return new Recognizer(
        model(files, "speech/encoder.onnx", workers),
        model(files, "speech/decoder.onnx", workers),
        Vocabulary.read(files.path("speech/vocab.json")));
  }

  private static Future<OnnxModel> model(ModelFiles files, String name, Workers workers) {
    return workers.start(() -> OnnxModel.open(files.path(name), files.sha256(name), 1));
  }

  /**
   * What was said.
   *
   * @param words with punctuation; may be empty
   * @param looped whether the decoder repeated itself, and was stopped
   */
  record Recognized(String words, boolean looped) {}

  /** What is said in samples at 16 kHz; best with 2 to 30 seconds of speech. */
  Recognized recognize(float[] samples) {
    float[] input = Arrays.copyOf(samples, Math.max(samples.length, SHORTEST));
    long[] shape = {1, input.length};
    try (OnnxTensor sound = OnnxTensor.createTensor(runtime, FloatBuffer.wrap(input), shape);
        OrtSession.Result states =
            Workers.result(encoder).runInPlace(Map.of("input_values", sound))) {
      Tokens tokens = new Tokens((int) (input.length * TOKENS_PER_SAMPLE) + 2);
      decode((OnnxTensor) states.get(0), tokens);
      return new Recognized(vocabulary.text(tokens.ids()), tokens.looped());
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.INTERNAL, "the speech model did not run", e);
    }
  }

  // The first run computes what the decoder needs of the encoder's states; it stays in native
  // memory for all later runs, which read only the token before and the decoder's own past.
  private void decode(OnnxTensor states, Tokens tokens) throws OrtException {
    try (OnnxTensor empty = empty();
        OrtSession.Result first = step(BEGIN, states, false, pasts(empty))) {
      Map<String, OnnxTensor> pasts = presents(first, "");
      OrtSession.@Nullable Result last = null;
      try {
        int token = likeliest(first);
        while (tokens.add(token)) {
          OrtSession.Result next = step(token, states, true, pasts);
          close(last);
          last = next;
          pasts.putAll(presents(next, ".decoder."));
          token = likeliest(next);
        }
      } finally {
        close(last);
      }
    }
  }

  private static void close(OrtSession.@Nullable Result result) {
    if (result != null) {
      result.close();
    }
  }

  private OrtSession.Result step(
      int token, OnnxTensor states, boolean cached, Map<String, OnnxTensor> pasts)
      throws OrtException {
    try (OnnxTensor ids =
            OnnxTensor.createTensor(
                runtime, LongBuffer.wrap(new long[] {token}), new long[] {1, 1});
        OnnxTensor branch = OnnxTensor.createTensor(runtime, new boolean[] {cached})) {
      Map<String, OnnxTensor> inputs = new HashMap<>(pasts);
      inputs.put("input_ids", ids);
      inputs.put("encoder_hidden_states", states);
      inputs.put("use_cache_branch", branch);
      return Workers.result(decoder).runInPlace(inputs);
    }
  }

  private static Map<String, OnnxTensor> pasts(OnnxTensor tensor) {
    Map<String, OnnxTensor> pasts = new HashMap<>();
    for (int layer = 0; layer < LAYERS; layer++) {
      for (String part :
          new String[] {"decoder.key", "decoder.value", "encoder.key", "encoder.value"}) {
        pasts.put("past_key_values." + layer + "." + part, tensor);
      }
    }
    return pasts;
  }

  private OnnxTensor empty() throws OrtException {
    return OnnxTensor.createTensor(
        runtime, FloatBuffer.allocate(0), new long[] {1, HEADS, 0, HEAD_SIZE});
  }

  private static Map<String, OnnxTensor> presents(OrtSession.Result result, String part) {
    Map<String, OnnxTensor> presents = new HashMap<>();
    for (Map.Entry<String, OnnxValue> output : result) {
      String name = output.getKey();
      if (name.startsWith("present.") && name.contains(part)) {
        presents.put(name.replace("present", "past_key_values"), (OnnxTensor) output.getValue());
      }
    }
    return presents;
  }

  private static int likeliest(OrtSession.Result result) throws OrtException {
    OnnxTensor logits = (OnnxTensor) result.get("logits").orElseThrow();
    float[] values = logits.getFloatBuffer().array();
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  /** The tokens so far. */
  private static final class Tokens {
    private final int most;
    private final List<Integer> ids = new ArrayList<>();
    private boolean looped;

    Tokens(int most) {
      this.most = most;
    }

    /** Takes a token; whether another may follow. */
    boolean add(int token) {
      if (token == END) {
        return false;
      }
      ids.add(token);
      int loop = Loops.atEnd(ids);
      if (loop > 0) {
        ids.subList(ids.size() - loop, ids.size()).clear();
        looped = true;
      }
      return !looped && ids.size() < most;
    }

    List<Integer> ids() {
      return ids;
    }

    boolean looped() {
      return looped;
    }
  }

  @Override
  public void close() {
    closeIfOpen(encoder);
    closeIfOpen(decoder);
  }

  private static void closeIfOpen(Future<OnnxModel> model) {
    if (model.state() == Future.State.SUCCESS) {
      model.resultNow().close();
    }
  }
}
