package dev.onespace.space;

import java.util.List;

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

  @Override
  void close();
}
