package dev.onespace.cloud.gemini;

import dev.onespace.space.Task;
import java.util.Optional;

/**
 * How the model is told what a vector is for. It ignores the parameter {@code taskType}; the task
 * is a prefix of the text (Google Developers Blog, "Building with Gemini Embedding 2").
 *
 * <p>Decided for media, on which Google's documents are thin: a picture or recording that <em>asks
 * </em> has the query's prefix as a text part before it, as the same page does; one that is
 * <em>stored</em> goes without a prefix, as the open model of the same grammar is used.
 */
final class Prefixes {
  /** Raised whenever a prefix changes: vectors made under another one are not comparable. */
  static final String VERSION = "prefix 1";

  private static final String QUERY = "task: search result | query: ";
  private static final String DOCUMENT = "title: none | text: ";

  private Prefixes() {}

  /** The whole text that is sent for a text. */
  static String of(String text, Task task) {
    return switch (task) {
      case QUERY -> QUERY + text;
      case DOCUMENT -> DOCUMENT + text;
    };
  }

  /** The text part before a picture or recording, if there is one. */
  static Optional<String> beforeMedia(Task task) {
    return switch (task) {
      case QUERY -> Optional.of(QUERY.strip());
      case DOCUMENT -> Optional.empty();
    };
  }
}
