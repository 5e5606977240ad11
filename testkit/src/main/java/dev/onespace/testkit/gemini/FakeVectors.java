package dev.onespace.testkit.gemini;

import dev.onespace.item.Facet;
import dev.onespace.item.Passage;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the fake's vectors come from. Thread-safe. */
@FunctionalInterface
public interface FakeVectors {

  /**
   * The vector of a content.
   *
   * @return {@code float[content.dimension()]} of unit length
   * @throws IllegalArgumentException if the content cannot be read
   */
  float[] of(FakeContent content);

  /**
   * Vectors of any space, so that what finds what there finds it here: what a text is for is read
   * from its prefix, and tilts its vector a little, as the real model does. A picture is what is
   * read and seen in it, a recording what is said.
   *
   * <p>The space's vector is repeated until it fills the 3,072 numbers of the model's, and cut as
   * asked for: cosines are those of the space at every dimension that is a multiple of its own, and
   * nearly so at others that are larger.
   *
   * @param space not closed by it
   */
  static FakeVectors of(Space space) {
    return new OfSpace(space)::vector;
  }

  /**
   * These vectors moved into a narrow cone, as those of the real model lie in one: what has nothing
   * to do with each other has a cosine near 0.45 then, and all differences shrink.
   */
  default FakeVectors inACone() {
    return content -> {
      float[] vector = of(content).clone();
      double common = Math.sqrt(COMMON / vector.length);
      for (int i = 0; i < vector.length; i++) {
        vector[i] += (float) (i % 2 == 0 ? common : -common);
      }
      return Vectors.unit(vector);
    };
  }

  /** The square of how much all vectors have in common, where what they have of their own is 1. */
  double COMMON = 0.7;

  /** Vectors of a space. */
  record OfSpace(Space space) {
    private static final Pattern PREFIX =
        Pattern.compile(
            "(task: [a-z ]+ \\| query: ?|title: [^|]* \\| text: ?)(.*)", Pattern.DOTALL);
    private static final float TILT = 0.1f;

    private float[] vector(FakeContent content) {
      float[] sum = new float[space.dimension()];
      Task task =
          content.text().startsWith("task: search result | query:") ? Task.QUERY : Task.DOCUMENT;
      for (FakeContent.Part part : content.parts()) {
        add(
            sum,
            1,
            switch (part) {
              case FakeContent.Part.Text(var text) -> words(text, task);
              case FakeContent.Part.Media media -> media(media, task);
            });
      }
      float[] cut = new float[content.dimension()];
      for (int i = 0; i < cut.length; i++) {
        cut[i] = sum[i % sum.length];
      }
      return Vectors.unit(cut);
    }

    private float[] words(String text, Task task) {
      Matcher matcher = PREFIX.matcher(text);
      boolean known = matcher.matches();
      String said = known ? matcher.group(2) : text;
      float[] sum = new float[space.dimension()];
      if (known) {
        add(sum, TILT, direction(matcher.group(1)));
      }
      if (!said.isBlank()) {
        add(sum, 1, embedded(new Content.Words(said), task, said));
      }
      return sum;
    }

    private float[] media(FakeContent.Part.Media media, Task task) {
      var bytes = new ByteSource.OfBytes(media.bytes());
      Content content =
          media.isPicture() ? new Content.Picture(bytes) : new Content.Recording(bytes);
      return embedded(content, task, "");
    }

    /** One vector of all passages that compare with words. */
    private float[] embedded(Content content, Task task, String otherwise) {
      return switch (space.embed(List.of(content), task).getFirst()) {
        case Embedded.Done(var passages, _, _, _) when !passages.isEmpty() -> fused(passages);
        case Embedded.Done _ -> direction("silence");
        case Embedded.Failed(var problem, _) -> {
          if (otherwise.isEmpty()) {
            throw new IllegalArgumentException(problem.cause());
          }
          yield direction(otherwise);
        }
      };
    }

    private float[] fused(List<Passage> passages) {
      boolean onlyLooks = passages.stream().allMatch(passage -> passage.facet() == Facet.LOOK);
      float[] sum = new float[space.dimension()];
      for (Passage passage : passages) {
        if (onlyLooks || passage.facet() != Facet.LOOK) {
          add(sum, 1, passage.vector());
        }
      }
      return Vectors.unit(sum);
    }

    private float[] direction(String seed) {
      Random random = new Random(seed.hashCode());
      float[] vector = new float[space.dimension()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      return Vectors.unit(vector);
    }

    private static void add(float[] sum, float weight, float[] vector) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
  }
}
