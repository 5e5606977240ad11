package dev.onespace.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {

  @Test
  void anotherFileThanExpectedIsRefusedWithBothHashes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.onnx");
    Files.writeString(file, "changed");
    ContentHash expected = ContentHash.of("original");
    assertThatThrownBy(() -> OnnxModel.open(file, expected))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.CORRUPT);
              assertThat(e.problem().cause())
                  .contains(file.toString(), expected.hex(), ContentHash.of("changed").hex());
            });
  }

  @Test
  void aFileThatIsNoModelIsCorrupt(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model.onnx");
    Files.writeString(file, "no model");
    assertThatThrownBy(() -> OnnxModel.open(file, ContentHash.of("no model")))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.CORRUPT));
  }

  @Test
  void aTensorHoldsAsManyValuesAsItsShapeSays() {
    assertThatThrownBy(() -> new Tensor.Floats(new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5")
        .hasMessageContaining("6");
  }

  @Test
  void outputsComeWithTheirShape() {
    try (OnnxModel model = OnnxModel.open(ModelFiles.found(), "ocr/det.onnx")) {
      Tensor input = new Tensor.Floats(new float[3 * 32 * 64], 1, 3, 32, 64);
      Output map = model.run(Map.of("x", input), model.outputs()).values().iterator().next();
      assertThat(map.shape()).containsExactly(1, 1, 32, 64);
      assertThat(map.values()).hasSize(32 * 64);
    }
  }
}
