package dev.onespace.models.text;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.onnx.Tensor;
import dev.onespace.models.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The text encoder bge-small-en-v1.5: a text's vector is the state of its first token after the
 * last layer, made unit length (the model's card; Xiao et al., C-Pack, 2023). Documents and queries
 * alike: a prefix is part of the text given. Thread-safe.
 */
public final class TextEncoder implements AutoCloseable {
  /** The length of the vectors. */
  public static final int DIMENSION = 384;

  /** How many tokens the model sees of a text, the marks of beginning and end included. */
  public static final int MAX_TOKENS = 512;

  private static final long END = 102;
  private static final int TOKENS_PER_BATCH = 2048;
  private static final String OUTPUT = "last_hidden_state";

  private final TextTokenizer tokenizer;
  private final OnnxModel model;
  private final Workers workers;

  private TextEncoder(TextTokenizer tokenizer, OnnxModel model, Workers workers) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.workers = workers;
  }

  /**
   * Opens {@code text/model.onnx}; the tokenizer stays the caller's.
   *
   * @throws dev.onespace.error.OnespaceException if the file is missing or not as pinned
   */
  public static TextEncoder open(ModelFiles files, TextTokenizer tokenizer) {
    OnnxModel model =
        OnnxModel.open(files.path("text/model.onnx"), files.sha256("text/model.onnx"), 1);
    return new TextEncoder(tokenizer, model, Workers.perCore("text"));
  }

  /**
   * The vectors of texts, in their order: each {@code float[384]} of unit length, the same whatever
   * other texts are encoded with it. Of a text longer than {@link #MAX_TOKENS} only the beginning
   * is seen; {@link TextSplitter} cuts so that none is.
   */
  public float[][] encode(List<String> texts) {
    List<long[]> ids = workers.map(texts, this::ids);
    List<int[]> batches = batches(ids);
    float[][] vectors = new float[texts.size()][];
    workers.map(
        batches,
        batch -> {
          run(batch, ids, vectors);
          return batch.length;
        });
    return vectors;
  }

  @Override
  public void close() {
    workers.close();
    model.close();
  }

  private long[] ids(String text) {
    long[] ids = tokenizer.ids(text);
    if (ids.length > MAX_TOKENS) {
      ids = Arrays.copyOf(ids, MAX_TOKENS);
      ids[MAX_TOKENS - 1] = END;
    }
    return ids;
  }

  // Texts of like length together, so that little is padded; the longest first, so that the cores
  // finish together.
  private static List<int[]> batches(List<long[]> ids) {
    List<Integer> order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -ids.get(i).length))
            .toList();
    List<int[]> batches = new ArrayList<>();
    for (int from = 0; from < order.size(); ) {
      int rows = Math.max(1, TOKENS_PER_BATCH / ids.get(order.get(from)).length);
      int to = Math.min(order.size(), from + Math.min(rows, evenShare(order.size())));
      batches.add(order.subList(from, to).stream().mapToInt(Integer::intValue).toArray());
      from = to;
    }
    return batches;
  }

  private static int evenShare(int texts) {
    return Math.max(1, Math.ceilDiv(texts, Runtime.getRuntime().availableProcessors()));
  }

  private void run(int[] batch, List<long[]> ids, float[][] vectors) {
    int length = ids.get(batch[0]).length;
    long[] tokens = new long[batch.length * length];
    long[] mask = new long[batch.length * length];
    for (int row = 0; row < batch.length; row++) {
      long[] text = ids.get(batch[row]);
      System.arraycopy(text, 0, tokens, row * length, text.length);
      Arrays.fill(mask, row * length, row * length + text.length, 1);
    }
    Map<String, Tensor> inputs =
        Map.of(
            "input_ids", new Tensor.Longs(tokens, batch.length, length),
            "attention_mask", new Tensor.Longs(mask, batch.length, length),
            "token_type_ids", new Tensor.Longs(new long[tokens.length], batch.length, length));
    Output states = model.run(inputs, OUTPUT);
    for (int row = 0; row < batch.length; row++) {
      vectors[batch[row]] = unit(states.values(), row * length * DIMENSION);
    }
  }

  private static float[] unit(float[] values, int from) {
    float[] vector = Arrays.copyOfRange(values, from, from + DIMENSION);
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
