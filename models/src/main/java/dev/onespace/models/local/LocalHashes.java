package dev.onespace.models.local;

import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceHash;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names what decides where vectors lie, and what decides what is embedded. */
final class LocalHashes {
  private static final int DIGITS = 16;

  /** Raised by hand whenever the views of a picture or their weights change in code. */
  private static final String SPACE = "space 3";

  /** Raised by hand whenever decoding, reading, hearing or splitting changes in code. */
  private static final String PIPELINE = "pipeline 3";

  private static final EnumSet<EmbeddingParameter> SPACE_CHOICES =
      EnumSet.of(
          EmbeddingParameter.SIGHT_EXPONENT,
          EmbeddingParameter.SIGHT_DETAIL,
          EmbeddingParameter.SIGHT_PROMPTS,
          EmbeddingParameter.SIGHT_GLOSS);

  /** Raised by hand whenever what a native space is given changes in code. */
  private static final String PREPARATION = "preparation 1";

  private LocalHashes() {}

  private static String values(
      EmbeddingParameters parameters, EnumSet<EmbeddingParameter> choices) {
    return choices.stream()
        .map(choice -> choice.key() + "=" + parameters.of(choice))
        .collect(Collectors.joining(" "));
  }

  static SpaceHash space(ModelFiles files, EmbeddingParameters parameters) {
    return new SpaceHash(
        digits(
            List.of(
                SPACE,
                ClassPrototypes.key(files, parameters),
                values(parameters, SPACE_CHOICES),
                LocalSpace.QUERY_PREFIX,
                files.sha256("sight/efficientnet-lite0.onnx").hex(),
                files.sha256(LookProjection.FILE).hex())));
  }

  static PipelineHash pipeline(ModelFiles files, EmbeddingParameters parameters) {
    List<String> parts =
        new ArrayList<>(List.of(PIPELINE, values(parameters, EnumSet.complementOf(SPACE_CHOICES))));
    parts.addAll(readingAndHearing(files));
    return new PipelineHash(digits(parts));
  }

  static PipelineHash preparation(ModelFiles files, PreparationSettings settings) {
    List<String> parts =
        new ArrayList<>(
            List.of(PREPARATION, settings.toString(), files.sha256("text/tokenizer.json").hex()));
    if (settings.words()) {
      parts.addAll(readingAndHearing(files));
    }
    return new PipelineHash(digits(parts));
  }

  private static List<String> readingAndHearing(ModelFiles files) {
    return List.of(
        files.sha256("ocr/det.onnx").hex(),
        files.sha256("ocr/rec.onnx").hex(),
        files.sha256("speech/encoder.onnx").hex(),
        files.sha256("speech/decoder.onnx").hex(),
        files.sha256("speech/vad.onnx").hex());
  }

  /** Names the model files, whatever is done with them. */
  static String models(ModelFiles files) {
    return digits(
        Stream.of(
                "text/model.onnx",
                "text/tokenizer.json",
                "sight/efficientnet-lite0.onnx",
                "ocr/det.onnx",
                "ocr/rec.onnx",
                "speech/encoder.onnx",
                "speech/decoder.onnx",
                "speech/vad.onnx")
            .map(name -> files.sha256(name).hex())
            .toList());
  }

  private static String digits(List<String> parts) {
    return ContentHash.of(String.join("\n", parts)).hex().substring(0, DIGITS);
  }
}
