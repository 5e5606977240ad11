package dev.onespace.models.local;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.text.TextEncoder;
import dev.onespace.models.text.TextTokenizer;
import java.io.IOException;
import java.nio.file.Path;

/** Run by the build: makes the anchors from the model files, unless they are there already. */
final class MakeClassPrototypes {
  private MakeClassPrototypes() {}

  /** Makes the anchors in the folder named by the only argument. */
  public static void main(String[] args) throws IOException {
    ModelFiles files = ModelFiles.at(Path.of(args[0]));
    if (ClassPrototypes.isCurrent(files)) {
      return;
    }
    try (var tokenizer = TextTokenizer.open(files);
        var encoder = TextEncoder.open(files, tokenizer)) {
      ClassPrototypes.write(files, encoder);
    }
  }
}
