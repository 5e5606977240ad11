package dev.onespace.cli;

import java.util.Map;

/** Whose the models are and under which licence; the texts are in NOTICE. */
final class Licences {
  private static final Map<String, String> BY_FOLDER =
      Map.of(
          "text", "MIT (BAAI bge-small-en-v1.5)",
          "ocr", "Apache-2.0 (PaddleOCR PP-OCRv4)",
          "sight", "Apache-2.0 (EfficientNet-Lite0), class names MIT (CLIP)",
          "speech", "MIT (Moonshine, Silero VAD, llama-tokenizer-js)",
          "ffmpeg", "LGPL-2.1 (FFmpeg)");

  private Licences() {}

  static String of(String file) {
    return BY_FOLDER.getOrDefault(file.substring(0, Math.max(0, file.indexOf('/'))), "see NOTICE");
  }
}
