package dev.onespace.doctor;

import dev.onespace.error.Problem;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.ExecutionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The program's own parts: Java, model files, native libraries, what the models run on, ffmpeg. */
final class Installation implements Examination {
  private static final String CPU = "CPUExecutionProvider";

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok(
            "java",
            System.getProperty("java.vm.version") + " on " + System.getProperty("os.arch")));
    findings.addAll(Examination.done("models", Installation::models));
    findings.addAll(Examination.done("native libraries", NativeLibraries::examine));
    findings.addAll(Examination.done("execution", Installation::provider));
    findings.addAll(Examination.done("ffmpeg", new Ffmpeg()));
    return findings;
  }

  private static List<Finding> models() {
    ModelFiles files = ModelFiles.found();
    List<Problem> problems = files.verify();
    if (problems.isEmpty()) {
      return List.of(
          Finding.ok(
              "models",
              "%s files in %s, all with their SHA-256"
                  .formatted(files.names().size(), files.folder())));
    }
    return problems.stream().map(problem -> Finding.problem("models", problem)).toList();
  }

  private static List<Finding> provider() {
    Set<String> providers = ExecutionProvider.inUse(ModelFiles.found());
    String names = String.join(", ", providers);
    return List.of(
        providers.equals(Set.of(CPU))
            ? Finding.ok("execution", "models run on " + names + ", as told by a profiled run")
            : Finding.notice(
                "execution",
                "models run on [" + names + "] rather than on " + CPU,
                "Vectors made elsewhere may differ slightly; nothing to do if that is intended."));
  }
}
