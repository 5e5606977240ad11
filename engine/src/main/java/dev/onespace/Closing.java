package dev.onespace;

import java.util.List;

/** Closes what depends on one another. */
final class Closing {
  private Closing() {}

  /** The last ones first, whatever fails; what failed is thrown when all were closed. */
  static void lastFirst(List<AutoCloseable> all) {
    if (all.isEmpty()) {
      return;
    }
    int last = all.size() - 1;
    try (AutoCloseable _ = all.get(last)) {
      // each is closed after those behind it
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      lastFirst(all.subList(0, last));
    }
  }
}
