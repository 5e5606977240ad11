package dev.onespace.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One model file, opened once and shared by all threads. Runs on the CPU with as many threads as
 * there are cores; threads that wait sleep rather than spin, so that several requests at once share
 * the cores.
 */
public final class OnnxModel implements AutoCloseable {
  static final OrtEnvironment RUNTIME = quietRuntime();

  private final String name;
  private final OrtSession session;

  private OnnxModel(String name, OrtSession session) {
    this.name = name;
    this.session = session;
  }

  /**
   * Opens a pinned model, with a thread per core.
   *
   * @param name in the folder of model files
   * @throws OnespaceException CORRUPT if the file is missing, not as pinned, or no model
   */
  public static OnnxModel open(ModelFiles files, String name) {
    return open(files.path(name), files.sha256(name));
  }

  /**
   * Opens a model after checking that the file is the expected one, with a thread per core.
   *
   * @throws OnespaceException CORRUPT if there is no such file, or it has another hash, or is no
   *     model
   */
  public static OnnxModel open(Path file, ContentHash expected) {
    return open(file, expected, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Opens a model as {@link #open(Path, ContentHash)} does, with a number of threads per run: 1
   * where the caller itself runs several batches at once.
   */
  public static OnnxModel open(Path file, ContentHash expected, int threads) {
    requireThere(file);
    // Hashing a large file takes as long as opening it: both at once, and nothing runs unchecked.
    CompletableFuture<Void> check = CompletableFuture.runAsync(() -> requireHash(file, expected));
    try (OrtSession.SessionOptions options = options(threads)) {
      OrtSession session = RUNTIME.createSession(file.toString(), options);
      return new OnnxModel(file.getFileName().toString(), checked(check, session));
    } catch (OrtException e) {
      checked(check);
      throw new OnespaceException(ErrorCode.CORRUPT, "model " + file + " cannot be opened", e);
    }
  }

  private static OrtSession checked(CompletableFuture<Void> check, OrtSession session)
      throws OrtException {
    try {
      checked(check);
      return session;
    } catch (OnespaceException wrongFile) {
      session.close();
      throw wrongFile;
    }
  }

  private static void checked(CompletableFuture<Void> check) {
    try {
      check.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof OnespaceException wrongFile) {
        throw wrongFile;
      }
      throw failed;
    }
  }

  /**
   * Runs the model once, on inputs that may be large.
   *
   * @param inputs every input of the graph by name
   * @param outputs names of the float outputs wanted
   * @return the wanted outputs by name
   * @throws OnespaceException INTERNAL if the runtime refuses the inputs
   */
  public Map<String, Output> run(Map<String, Tensor> inputs, Set<String> outputs) {
    return run(inputs, outputs, true);
  }

  /** As {@link #run(Map, Set)}, for small inputs in a loop: the memory is kept for the next run. */
  public Map<String, Output> runSmall(Map<String, Tensor> inputs, Set<String> outputs) {
    return run(inputs, outputs, false);
  }

  private Map<String, Output> run(
      Map<String, Tensor> inputs, Set<String> outputs, boolean returningMemory) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.RunOptions options = runOptions(returningMemory);
          OrtSession.Result result = session.run(tensors, outputs, options)) {
        return read(result);
      }
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.INTERNAL, "model " + name + " did not run", e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  /**
   * A session keeps what its largest input took, for each thread, for good, unless told to return
   * it at the end of a run.
   */
  private static OrtSession.RunOptions runOptions(boolean returningMemory) throws OrtException {
    OrtSession.RunOptions options = new OrtSession.RunOptions();
    if (returningMemory) {
      options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    }
    return options;
  }

  /** The names of all outputs. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /**
   * Runs the model once for the only output wanted.
   *
   * @throws OnespaceException INTERNAL if the runtime refuses the inputs
   */
  public Output run(Map<String, Tensor> inputs, String output) {
    Output found = run(inputs, Set.of(output)).get(output);
    if (found == null) {
      throw new OnespaceException(ErrorCode.INTERNAL, "model " + name + " gave no " + output);
    }
    return found;
  }

  /**
   * Runs the model once and leaves all outputs in native memory: for loops in which they are the
   * next run's inputs. The caller closes inputs and result.
   *
   * @throws OnespaceException INTERNAL if the runtime refuses the inputs
   */
  public OrtSession.Result runInPlace(Map<String, OnnxTensor> inputs) {
    try {
      return session.run(inputs);
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.INTERNAL, "model " + name + " did not run", e);
    }
  }

  /** Frees the native memory; no run may be under way or follow. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.INTERNAL, "model " + name + " did not close", e);
    }
  }

  private static OnnxTensor tensor(Tensor tensor) throws OrtException {
    return switch (tensor) {
      case Tensor.Floats(var values, var shape) ->
          OnnxTensor.createTensor(RUNTIME, values.duplicate(), shape);
      case Tensor.Longs longs -> OnnxTensor.createTensor(RUNTIME, longs.buffer(), longs.shape());
      case Tensor.Flag(boolean value) -> OnnxTensor.createTensor(RUNTIME, new boolean[] {value});
    };
  }

  private static Map<String, Output> read(OrtSession.Result result) {
    Map<String, Output> outputs = new HashMap<>();
    for (Map.Entry<String, OnnxValue> entry : result) {
      OnnxTensor tensor = (OnnxTensor) entry.getValue();
      outputs.put(
          entry.getKey(), new Output(tensor.getFloatBuffer().array(), tensor.getInfo().getShape()));
    }
    return outputs;
  }

  static OrtSession.SessionOptions options(int threads) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    // Shapes change with every picture and sentence: a plan for one would be kept for the next. The
    // arena stays on: without it the text detector took 40 % more memory at its peak and more time.
    options.setMemoryPatternOptimization(false);
    return options;
  }

  private static void requireThere(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new OnespaceException(ErrorCode.CORRUPT, "model file " + file + " is missing");
    }
  }

  private static void requireHash(Path file, ContentHash expected) {
    try (InputStream in = Files.newInputStream(file)) {
      ContentHash found = ContentHash.of(in);
      if (!found.equals(expected)) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "model file " + file + " has SHA-256 " + found + " instead of " + expected);
      }
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "model file " + file + " cannot be read", e);
    }
  }

  private static OrtEnvironment quietRuntime() {
    OrtEnvironment runtime =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "onespace");
    try {
      runtime.setTelemetry(false);
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.INTERNAL, "ONNX Runtime keeps its telemetry on", e);
    }
    return runtime;
  }
}
