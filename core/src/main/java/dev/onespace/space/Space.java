package dev.onespace.space;

import dev.onespace.item.Modality;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An embedding model whose vectors compare across modalities. Implementations are thread-safe; the
 * opener closes them.
 *
 * <p>Every implementation is used through {@link CheckedSpace}, which holds it to its promises.
 */
public interface Space extends AutoCloseable {

  /** A short name, as on the command line: {@code local}, {@code gemini}. */
  String id();

  /** How many floats a vector has. */
  int dimension();

  /** Decides which vectors may be compared. */
  SpaceHash hash();

  /** Decides which items are stale. */
  PipelineHash pipeline();

  /** What this space can do. */
  Capabilities capabilities();

  /**
   * The space of this one's vectors cut to their first floats and made unit length again, where
   * that is a space of its own: where those floats mean by themselves what the whole means
   * (Matryoshka representations).
   *
   * @param dimension how many floats are left, fewer than {@link #dimension}
   * @return nothing if vectors of this space cannot be cut, or not so short
   */
  default Optional<SpaceIdentity> cut(int dimension) {
    return Optional.empty();
  }

  /**
   * What is taken off every vector of words before it is made unit length: {@code
   * float[dimension]}, shorter than 1; zeros where nothing is. With it the vector that the encoder
   * gave is known again.
   */
  default float[] mean() {
    return new float[dimension()];
  }

  /**
   * Words as one would put them under a picture that shows what they say, where this space was
   * anchored with such words; the words themselves where it was not.
   */
  default String caption(String words) {
    return words;
  }

  /**
   * Begins to load what embedding contents of this type needs, and returns at once: for callers
   * that have other work to do before they embed. A failure is told by {@link #embed}.
   */
  default void prepare(Modality type) {}

  /**
   * Embeds contents, each independently of the others: a vector does not depend on its neighbours
   * in the batch.
   *
   * @param contents what to embed
   * @param task what the vectors are for
   * @return for each content, in order, what became of it; every vector {@code float[dimension]},
   *     finite, of unit length
   */
  List<Embedded> embed(List<Content> contents, Task task);

  /**
   * As {@link #embed(List, Task)}, until it is asked to stop: what is under way then is finished or
   * given up, the rest is not begun.
   *
   * @param stop whether to stop; asked between contents, by any thread
   * @return for each content, in order, what became of it; of the last ones nothing if it stopped
   */
  default List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    return embed(contents, task);
  }

  @Override
  void close();
}
