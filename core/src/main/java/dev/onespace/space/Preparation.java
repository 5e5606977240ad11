package dev.onespace.space;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Makes of any content pieces that a native space can take: decoded within the limits, scaled, cut
 * at pauses, with the words that were read or heard in each. It is what a space of a provider does
 * on this machine before anything is sent. Thread-safe; the opener closes it.
 */
public interface Preparation extends AutoCloseable {

  /** Decides which items are stale: decoding, cutting, OCR and speech recognition. */
  PipelineHash pipeline();

  /**
   * Prepares contents, each independently of the others.
   *
   * @param contents what to prepare
   * @param task what for; a query needs no thumbnail
   * @return for each content, in order, what became of it
   */
  List<Prepared> prepare(List<Content> contents, Task task);

  /**
   * As {@link #prepare(List, Task)}, until it is asked to stop: what is under way then is finished,
   * the rest is not begun.
   *
   * @param stop whether to stop; asked before each content, by any thread
   * @return for each content, in order, what became of it; of the last ones nothing if it stopped
   */
  default List<Prepared> prepare(List<Content> contents, Task task, BooleanSupplier stop) {
    List<Prepared> prepared = new ArrayList<>();
    for (Content content : contents) {
      if (stop.getAsBoolean()) {
        break;
      }
      prepared.addAll(prepare(List.of(content), task));
    }
    return prepared;
  }

  @Override
  void close();
}
