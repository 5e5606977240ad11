package dev.onespace.store.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;

/**
 * What a commit notes of itself: up to which change it follows the catalog, and in which form its
 * documents are.
 */
final class Format {
  /** Grows whenever {@link PassageDocument}, the analysis or the codes in a text change. */
  private static final String CURRENT = "3";

  private static final String FORMAT = "format";
  private static final String SEQUENCE = "sequence";

  private Format() {}

  /** What is noted in a commit. */
  static Map<String, String> noted(long sequence) {
    return Map.of(SEQUENCE, Long.toString(sequence), FORMAT, CURRENT);
  }

  /** Whether an index is in this form; one that nothing was committed to is in any. */
  static boolean isOf(Map<String, String> noted) {
    return !noted.containsKey(SEQUENCE) || CURRENT.equals(noted.get(FORMAT));
  }

  /** The change up to which it follows the catalog. */
  static Optional<Long> sequence(DirectoryReader index) throws IOException {
    return Optional.ofNullable(index.getIndexCommit().getUserData().get(SEQUENCE))
        .map(Long::valueOf);
  }
}
