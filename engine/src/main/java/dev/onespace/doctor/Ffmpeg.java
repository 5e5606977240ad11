package dev.onespace.doctor;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether ffmpeg, which decodes recordings, runs. */
final class Ffmpeg implements Examination {
  private static final String WHAT = "ffmpeg";
  private static final int MOST_BYTES = 4096;
  private static final int PATIENCE_SECONDS = 20;

  @Override
  public List<Finding> examine() {
    Path program = ModelFiles.found().program("ffmpeg");
    try {
      Optional<String> version = version(program);
      return List.of(
          version
              .map(line -> Finding.ok(WHAT, line))
              .orElseGet(() -> broken(program, "it ended without telling its version")));
    } catch (IOException unstartable) {
      return List.of(broken(program, FileFailure.reason(unstartable)));
    }
  }

  private static Finding broken(Path program, String why) {
    return Finding.problem(
        WHAT,
        "%s does not run: %s".formatted(program, why),
        "Check that programs may be run from that folder; recordings cannot be taken in until"
            + " then.");
  }

  private static Optional<String> version(Path program) throws IOException {
    ProcessBuilder builder =
        ModelFiles.process(program, List.of(program.toString(), "-hide_banner", "-version"))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    try {
      byte[] said = process.getInputStream().readNBytes(MOST_BYTES);
      process.getInputStream().close();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return new String(said, StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .filter(line -> ended && line.contains("version"))
          .map(line -> line.replaceAll("\\s+Copyright.*", ""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OnespaceException(ErrorCode.INTERNAL, "interrupted while ffmpeg ran", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
