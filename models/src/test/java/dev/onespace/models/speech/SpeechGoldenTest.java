package dev.onespace.models.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.models.work.Workers;
import dev.onespace.space.ByteSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares with the reference outputs that {@code src/test/golden/speech.py} made. */
class SpeechGoldenTest {
  private static final ModelFiles FILES = ModelFiles.found();

  private final JsonNode golden = JsonMapper.shared().readTree(Golden.bytes("speech.json"));

  @Test
  void probabilitiesOfSpeechAreThoseOfSilerosWrapper() {
    try (OnnxModel model =
        OnnxModel.open(FILES.path("speech/vad.onnx"), FILES.sha256("speech/vad.onnx"), 1)) {
      for (Map.Entry<String, JsonNode> example : golden.properties()) {
        float[] samples = samples(example.getKey());
        JsonNode expected = example.getValue().get("probabilities");
        float[] padded = Arrays.copyOf(samples, expected.size() * VoiceActivity.FRAME);
        VoiceActivity activity = new VoiceActivity(model);
        for (int frame = 0; frame < expected.size(); frame++) {
          assertThat(activity.next(padded, frame * VoiceActivity.FRAME))
              .as("frame %d of %s", frame, example.getKey())
              .isCloseTo((float) expected.get(frame).asDouble(), within(1e-3f));
        }
      }
    }
  }

  @Test
  void wordsAreThoseOfGreedyDecodingInPython() {
    try (Workers workers = Workers.perCore("speech");
        Recognizer recognizer = Recognizer.open(FILES, workers)) {
      for (Map.Entry<String, JsonNode> example : golden.properties()) {
        float[] samples = samples(example.getKey());
        assertThat(samples).hasSize(example.getValue().get("samples").asInt());
        assertThat(recognizer.recognize(samples))
            .isEqualTo(
                new Recognizer.Recognized(example.getValue().get("words").asString(), false));
      }
    }
  }

  private static float[] samples(String name) {
    SampleBuffer buffer = new SampleBuffer();
    new RecordingDecoder(FILES, RecordingLimits.STANDARD)
        .decode(new ByteSource.OfBytes(Golden.bytes("speech/" + name)), buffer::append);
    return buffer.copy(0, buffer.end());
  }
}
