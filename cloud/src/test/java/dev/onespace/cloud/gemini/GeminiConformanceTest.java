package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.space.SpaceCheck;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.gemini.FakeContent;
import dev.onespace.testkit.gemini.FakeContent.Part;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeminiConformanceTest {
  private static final FakeVectors GOOD = FakeVectors.of(new MemorySpace());

  @Test
  void an_api_as_documented_holds_in_all() throws IOException {
    assertThat(findings(GOOD)).hasSize(6).allSatisfy(found -> assertThat(found.holds()).isTrue());
  }

  @Test
  void contents_fused_into_one_vector_are_found() throws IOException {
    assertThat(broken(findings(GOOD, Fault.FUSED)))
        .anyMatch(check -> check.contains("each content"));
  }

  @Test
  void truncated_vectors_are_found() throws IOException {
    assertThat(broken(findings(GOOD, Fault.TRUNCATED))).anyMatch(check -> check.contains("768"));
  }

  @Test
  void vectors_of_another_length_are_found() throws IOException {
    assertThat(broken(findings(content -> longer(GOOD.of(content)))))
        .containsExactly("vectors of unit length");
  }

  @Test
  void prefixes_without_effect_are_found() throws IOException {
    FakeVectors deaf =
        content -> {
          String words = content.text().replaceFirst("^.*(\\| query:|\\| text:) ", "");
          return GOOD.of(new FakeContent(List.of(new Part.Text(words)), content.dimension()));
        };
    assertThat(broken(findings(deaf))).singleElement().asString().contains("prefixes");
  }

  @Test
  void a_model_without_sense_is_found() throws IOException {
    FakeVectors senseless =
        content -> {
          float[] vector = new float[content.dimension()];
          vector[Math.floorMod(content.text().hashCode(), vector.length)] = 1;
          return vector;
        };
    assertThat(broken(findings(senseless))).anyMatch(check -> check.contains("answer"));
  }

  @Test
  void a_bad_key_is_one_finding() throws IOException {
    try (var fake = new FakeGemini(GOOD)) {
      GeminiSettings settings = GeminiSettings.of(new Secret("wrong")).at(fake.endpoint());
      assertThat(GeminiConformance.findings(settings, new Meter(GeminiSettings.PRICES)))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.holds()).isFalse();
                assertThat(found.detail()).contains("key");
              });
    }
  }

  private static float[] longer(float[] vector) {
    float[] longer = vector.clone();
    for (int i = 0; i < longer.length; i++) {
      longer[i] *= 1.5f;
    }
    return longer;
  }

  private static List<SpaceCheck> findings(FakeVectors vectors, Fault... faults)
      throws IOException {
    try (var fake = new FakeGemini(vectors)) {
      fake.faults().next(faults);
      GeminiSettings settings = GeminiSettings.of(new Secret(FakeGemini.KEY)).at(fake.endpoint());
      return GeminiConformance.findings(
          settings, new Meter(GeminiSettings.PRICES), new JumpingTime());
    }
  }

  private static List<String> broken(List<SpaceCheck> findings) {
    return findings.stream().filter(found -> !found.holds()).map(SpaceCheck::check).toList();
  }
}
