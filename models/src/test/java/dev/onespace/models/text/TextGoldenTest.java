package dev.onespace.models.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with the reference outputs that {@code src/test/golden/text.py} made. */
class TextGoldenTest {
  private final JsonNode golden = JsonMapper.shared().readTree(Golden.bytes("text.json"));

  @Test
  void tokensAreThoseOfHuggingFaceTokenizers() {
    try (TextTokenizer tokenizer = TextTokenizer.open(ModelFiles.found())) {
      for (JsonNode example : golden.get("tokens")) {
        long[] ids = example.get("ids").valueStream().mapToLong(JsonNode::asLong).toArray();
        String text = example.get("text").asString();
        assertThat(tokenizer.ids(text)).as(text).isEqualTo(ids);
      }
    }
  }

  @Test
  void vectorsAreThoseOfOnnxRuntimeInPython() {
    List<String> texts = new ArrayList<>();
    golden.get("vectors").forEach(example -> texts.add(example.get("text").asString()));
    try (TextTokenizer tokenizer = TextTokenizer.open(ModelFiles.found());
        TextEncoder encoder = TextEncoder.open(ModelFiles.found(), tokenizer)) {
      float[][] vectors = encoder.encode(texts);
      for (int i = 0; i < vectors.length; i++) {
        JsonNode expected = golden.get("vectors").get(i).get("vector");
        double cosine = 0;
        for (int j = 0; j < vectors[i].length; j++) {
          cosine += vectors[i][j] * expected.get(j).asDouble();
        }
        assertThat(cosine).as(texts.get(i)).isBetween(0.99999, 1.00001);
      }
    }
  }
}
