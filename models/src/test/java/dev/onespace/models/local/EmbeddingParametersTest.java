package dev.onespace.models.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Passage;
import dev.onespace.item.Place.Box;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.ocr.OcrLine;
import dev.onespace.models.ocr.OcrText;
import dev.onespace.models.sight.Seen;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Limits;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.time.StageClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other parameters than the usual one, and the memory that makes trying them cheap. */
class EmbeddingParametersTest {
  private static final Path SAMPLES = Path.of("../samples/knowledge");

  @TempDir Path folder;

  @Test
  void what_is_remembered_becomes_the_same_passages_without_any_model() {
    List<Content> contents =
        List.of(
            new Content.Words("A refund that has not arrived."),
            new Content.Picture(file("images/shot-sync-4012-console.png")),
            new Content.Recording(file("audio/order-0b3c4445.flac")));
    List<Embedded> first = embed(EmbeddingParameters.USUAL, contents);
    assertThat(folder.resolve("text")).isDirectory();
    List<Embedded> again = embed(EmbeddingParameters.USUAL, contents);
    for (int i = 0; i < contents.size(); i++) {
      assertSame(passages(first.get(i)), passages(again.get(i)));
    }
  }

  @Test
  void the_hashes_tell_recipes_apart() {
    try (Space usual = open(EmbeddingParameters.USUAL);
        Space sharper = open(parameters(EmbeddingParameter.SIGHT_EXPONENT, 1));
        Space shorter = open(parameters(EmbeddingParameter.WINDOW, 64))) {
      assertThat(sharper.hash()).isNotEqualTo(usual.hash());
      assertThat(sharper.pipeline()).isEqualTo(usual.pipeline());
      assertThat(shorter.hash()).isEqualTo(usual.hash());
      assertThat(shorter.pipeline()).isNotEqualTo(usual.pipeline());
    }
  }

  @Test
  void a_recipe_says_which_lines_of_a_picture_count_and_in_which_order() {
    OcrText text =
        new OcrText(List.of(line("menu", 5, 8), line("Title", 200, 40), line("b", 300, 20)));
    var picture = new Perceived(640, 480, 1, text, nothing());
    assertThat(new ReadLines(EmbeddingParameters.USUAL).chosen(picture)).isEqualTo(text);
    assertThat(words(EmbeddingParameter.READ_LEAST, 0.8, picture)).containsExactly("Title", "b");
    assertThat(words(EmbeddingParameter.READ_BY_HEIGHT, 1, picture))
        .containsExactly("Title", "b", "menu");
    assertThat(words(EmbeddingParameter.READ_BORDER, 0.05, picture)).containsExactly("Title", "b");
  }

  private static List<String> words(EmbeddingParameter choice, double value, Perceived picture) {
    return new ReadLines(parameters(choice, value))
        .chosen(picture).lines().stream().map(OcrLine::text).toList();
  }

  private static OcrLine line(String text, int y, int height) {
    return new OcrLine(text, 1, new Box(300, y, 40, height), List.of());
  }

  private static Seen nothing() {
    return new Seen(new float[0], new float[0], new float[0]);
  }

  private static EmbeddingParameters parameters(EmbeddingParameter choice, double value) {
    return new EmbeddingParameters(Map.of(choice, value));
  }

  private Space open(EmbeddingParameters parameters) {
    return new LocalSpace(
        ModelFiles.found(), Limits.DEFAULT, new StageClock(), parameters, Optional.of(folder));
  }

  private List<Embedded> embed(EmbeddingParameters parameters, List<Content> contents) {
    try (Space space = open(parameters)) {
      return space.embed(contents, Task.DOCUMENT);
    }
  }

  private static List<Passage> passages(Embedded embedded) {
    return ((Embedded.Done) embedded).passages();
  }

  private static void assertSame(List<Passage> a, List<Passage> b) {
    assertThat(b).hasSameSizeAs(a);
    for (int i = 0; i < a.size(); i++) {
      assertThat(b.get(i).facet()).isEqualTo(a.get(i).facet());
      assertThat(b.get(i).words()).isEqualTo(a.get(i).words());
      assertThat(Vectors.dot(a.get(i).vector(), b.get(i).vector())).isCloseTo(1f, within(1e-5f));
    }
  }

  private static ByteSource file(String name) {
    Path path = SAMPLES.resolve(name);
    assertThat(Files.exists(path)).isTrue();
    return new ByteSource.OfFile(path);
  }
}
