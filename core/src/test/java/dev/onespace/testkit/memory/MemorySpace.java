package dev.onespace.testkit.memory;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.testkit.data.RandomData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A space without a model: the vector of a text is the sum of a random direction per word, that of
 * a picture or recording a random direction per content. Texts that share words are near each
 * other; nothing else is meant. For tests of what lies around a space. Thread-safe.
 */
public final class MemorySpace implements Space {
  @Override
  public String id() {
    return "memory";
  }

  @Override
  public int dimension() {
    return RandomData.DIMENSION;
  }

  @Override
  public SpaceHash hash() {
    return new SpaceHash("00000000000000aa");
  }

  @Override
  public PipelineHash pipeline() {
    return new PipelineHash("00000000000000bb");
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Set.of(Modality.values()), Map.of(), true, false);
  }

  /** The vector of a text. */
  public static float[] meaning(String words) {
    return switch (new MemorySpace()
        .embed(List.of(new Content.Words(words)), Task.DOCUMENT)
        .getFirst()) {
      case Embedded.Done done -> done.passages().getFirst().vector();
      case Embedded.Failed failed -> throw new AssertionError(failed.problem());
    };
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return contents.stream().map(MemorySpace::embed).toList();
  }

  private static Embedded embed(Content content) {
    return switch (content) {
      case Content.Words(var text) -> words(text);
      case Content.Picture(_, var bytes) -> opaque(bytes, Modality.IMAGE, Facet.LOOK);
      case Content.Recording(_, var bytes) -> opaque(bytes, Modality.AUDIO, Facet.NATIVE);
    };
  }

  private static Embedded words(String text) {
    List<SimpleWords.Token> tokens = SimpleWords.of(text);
    if (tokens.isEmpty()) {
      return new Embedded.Failed(new Problem(ErrorCode.EMPTY, "the text has no words"));
    }
    float[] sum = new float[RandomData.DIMENSION];
    for (SimpleWords.Token token : tokens) {
      float[] direction = new RandomData(token.word().hashCode()).unitVector();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += direction[i];
      }
    }
    Place whole = Place.of(new Place.Characters(0, text.length()));
    return done(
        new Passage(0, Modality.TEXT, Facet.WORDS, whole, Vectors.unit(sum), text, List.of()));
  }

  private static Embedded opaque(ByteSource bytes, Modality modality, Facet facet) {
    try (InputStream in = bytes.open()) {
      if (bytes.size() == 0) {
        return new Embedded.Failed(new Problem(ErrorCode.EMPTY, "there are no bytes"));
      }
      float[] vector = new RandomData(ContentHash.of(in).hashCode()).unitVector();
      return done(new Passage(0, modality, facet, Place.WHOLE, vector, "", List.of()));
    } catch (IOException e) {
      return new Embedded.Failed(
          new Problem(ErrorCode.UNREADABLE, "the bytes cannot be read: " + e.getMessage()));
    }
  }

  private static Embedded done(Passage passage) {
    return new Embedded.Done(List.of(passage), Metadata.NONE, Optional.empty(), List.of());
  }

  @Override
  public void close() {}
}
