package dev.onespace.models.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.file.Folders;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What ONNX Runtime really computes with, told by its own profile of a run. */
public final class ExecutionProvider {
  private static final String MODEL = "text/model.onnx";
  private static final Pattern PROVIDER = Pattern.compile("\"provider\"\\s*:\\s*\"(\\w+)\"");
  private static final long[][] TOKENS = {{101, 7592, 102}};

  private ExecutionProvider() {}

  /**
   * Runs the text encoder on a word, with the options all models are run with, and gives the names
   * of the execution providers that its operators ran on.
   *
   * @throws OnespaceException CORRUPT if the model cannot be opened or run
   */
  public static Set<String> inUse(ModelFiles files) {
    Path model = files.path(MODEL);
    try {
      Path folder = Files.createTempDirectory("onespace-profile");
      try {
        return providers(profile(model, folder.resolve("run")));
      } finally {
        Folders.delete(folder);
      }
    } catch (OrtException e) {
      throw new OnespaceException(ErrorCode.CORRUPT, "model " + model + " cannot be run", e);
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE,
          "the profile of a run cannot be written: " + FileFailure.reason(e),
          e);
    }
  }

  private static Path profile(Path model, Path prefix) throws OrtException {
    try (OrtSession.SessionOptions options = OnnxModel.options(1)) {
      options.enableProfiling(prefix.toString());
      try (OrtSession session = OnnxModel.RUNTIME.createSession(model.toString(), options)) {
        run(session);
        return Path.of(session.endProfiling());
      }
    }
  }

  private static void run(OrtSession session) throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, OnnxTensor.createTensor(OnnxModel.RUNTIME, values(name)));
      }
      session.run(inputs).close();
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static long[][] values(String name) {
    return switch (name) {
      case "input_ids" -> TOKENS;
      case "attention_mask" -> new long[][] {{1, 1, 1}};
      default -> new long[][] {{0, 0, 0}};
    };
  }

  private static Set<String> providers(Path profile) throws IOException {
    Set<String> providers = new TreeSet<>();
    PROVIDER
        .matcher(Files.readString(profile))
        .results()
        .map((MatchResult found) -> found.group(1))
        .forEach(providers::add);
    return providers;
  }
}
