package dev.onespace.models.local;

import dev.onespace.item.Modality;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.ocr.Ocr;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.models.sight.Sight;
import dev.onespace.models.speech.Transcriber;
import dev.onespace.models.text.TextEncoder;
import dev.onespace.models.text.TextSplitter;
import dev.onespace.models.text.TextTokenizer;
import dev.onespace.space.Limits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The local models, one session each, opened when first needed. Thread-safe. */
final class LocalModels implements AutoCloseable {
  private static final double MOSTLY = 0.5;

  private final ModelFiles files;
  private final EmbeddingParameters parameters;
  private final Optional<ModelOutputCache> memory;
  private final Lazy<TextTokenizer> tokenizer;
  private final Lazy<TextEncoder> text;
  private final Lazy<Ocr> ocr;
  private final Lazy<Sight> sight;
  private final Lazy<Transcriber> transcriber;
  private final Lazy<Kept<ClassPrototypes>> anchors;
  private final Lazy<Kept<LookProjection>> look;

  LocalModels(
      ModelFiles files,
      Limits limits,
      EmbeddingParameters parameters,
      Optional<ModelOutputCache> memory) {
    this.files = files;
    this.parameters = parameters;
    this.memory = memory;
    tokenizer = new Lazy<>(() -> TextTokenizer.open(files));
    text = new Lazy<>(() -> TextEncoder.open(files, tokenizer.get()));
    ocr = new Lazy<>(() -> Ocr.open(files));
    sight = new Lazy<>(() -> Sight.open(files));
    transcriber = new Lazy<>(() -> Transcriber.open(files, RecordingLimits.of(limits)));
    anchors = new Lazy<>(() -> new Kept<>(ClassPrototypes.of(files, parameters, this::encode)));
    look = new Lazy<>(() -> new Kept<>(LookProjection.read(files)));
  }

  /** Opens what embedding a content of this type needs, all at once; returns before it is done. */
  void prepare(Modality type, Executor aside) {
    needed(type).forEach(model -> aside.execute(model::tryOpen));
  }

  private List<Lazy<?>> needed(Modality type) {
    return switch (type) {
      case TEXT -> List.of(text, anchors);
      case IMAGE -> List.of(text, ocr, sight, anchors, look);
      case AUDIO -> List.of(transcriber, text, anchors);
    };
  }

  ModelFiles files() {
    return files;
  }

  EmbeddingParameters parameters() {
    return parameters;
  }

  /** What the models made before, if that is remembered. */
  Optional<ModelOutputCache> memory() {
    return memory;
  }

  /** The raw vectors of texts, in their order: {@code float[384]}, unit length. */
  List<float[]> encode(List<String> texts) {
    return memory
        .map(it -> it.vectors(texts, unknown -> List.of(text.get().encode(unknown))))
        .orElseGet(() -> List.of(text.get().encode(texts)));
  }

  /** Cuts texts into passages of at most so many tokens. */
  TextSplitter splitter(EmbeddingParameter window) {
    int size = parameters.count(window);
    return new TextSplitter(
        tokenizer.get(), size, Math.min(size / 2, parameters.count(EmbeddingParameter.OVERLAP)));
  }

  /** A splitter for windows of another size, in the same tokens. */
  TextSplitter splitter(int window, int overlap) {
    return new TextSplitter(tokenizer.get(), window, overlap);
  }

  /** Whether the vocabulary has no tokens for most of a text, so that its vector says nothing. */
  boolean isUnknown(String text) {
    return tokenizer.get().unknown(text) > MOSTLY;
  }

  Ocr ocr() {
    return ocr.get();
  }

  Sight sight() {
    return sight.get();
  }

  Transcriber transcriber() {
    return transcriber.get();
  }

  ClassPrototypes anchors() {
    return anchors.get().value();
  }

  LookProjection look() {
    return look.get().value();
  }

  @Override
  public void close() {
    for (Lazy<?> model : List.of(transcriber, sight, ocr, text, tokenizer)) {
      try {
        model.close();
      } catch (RuntimeException failed) {
        throw failed;
      } catch (Exception impossible) {
        throw new IllegalStateException("models close without checked exceptions", impossible);
      }
    }
  }

  /** A value that needs no closing. */
  private record Kept<T>(T value) implements AutoCloseable {
    @Override
    public void close() {}
  }
}
