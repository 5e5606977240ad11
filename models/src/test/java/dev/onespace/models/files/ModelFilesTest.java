package dev.onespace.models.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

  @Test
  void theBuildBringsEveryPinnedFileAndBothPrograms() {
    assertThat(ModelFiles.found().verify()).isEmpty();
  }

  @Test
  void aMissingFolderIsNamedWithTheCommandThatMendsIt(@TempDir Path folder) {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> ModelFiles.at(none))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.CORRUPT);
              assertThat(e.problem().cause()).contains(none.toString());
              assertThat(e.problem().remedy().toString()).contains("mvn -B package");
            });
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> ModelFiles.at(folder).path("text/model.onnx"))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("text/model.onnx")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void verifyTellsOfEveryFileThatIsMissingOrChanged(@TempDir Path folder) throws Exception {
    ModelFiles files = ModelFiles.at(folder);
    Files.createDirectories(folder.resolve("ocr"));
    Files.writeString(folder.resolve("ocr/keys.txt"), "changed");
    List<String> causes = files.verify().stream().map(problem -> problem.cause()).toList();
    assertThat(causes).hasSize(files.names().size() + 2);
    assertThat(causes)
        .anyMatch(cause -> cause.contains("ocr/keys.txt") && cause.contains("SHA-256"));
    assertThat(causes).anyMatch(cause -> cause.contains("speech/vad.onnx is not in"));
    assertThat(causes).anyMatch(cause -> cause.contains("ffprobe"));
  }

  @Test
  void aFileWithoutPinHasNoSha256() {
    assertThatThrownBy(() -> ModelFiles.found().sha256("text/other.onnx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text/other.onnx");
  }

  @Test
  void a_child_sees_nothing_of_our_environment() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/env")), "needs /usr/bin/env");
    assertThat(System.getenv()).as("what could be seen").isNotEmpty();
    Process process =
        ModelFiles.process(Path.of("/models/ffmpeg/ffmpeg"), List.of("/usr/bin/env")).start();
    String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(seen.lines())
        .containsExactlyInAnyOrder(
            "LD_LIBRARY_PATH=/models/ffmpeg", "DYLD_LIBRARY_PATH=/models/ffmpeg");
  }
}
