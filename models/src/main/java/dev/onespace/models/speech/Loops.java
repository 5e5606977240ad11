package dev.onespace.models.speech;

import java.util.List;

/** Recognises a decoder that repeats itself without end, as such decoders do on noise. */
final class Loops {
  private static final int LONGEST = 16;
  private static final int ROUNDS = 5;
  private static final int SHORTEST_IN_ALL = 12;

  private Loops() {}

  /**
   * How many tokens at the end only repeat what stands before them: five rounds or more of the same
   * one to sixteen tokens, twelve tokens in all or more; else 0.
   */
  static int atEnd(List<Integer> ids) {
    for (int length = 1; length <= LONGEST; length++) {
      int rounds = Math.max(ROUNDS, Math.ceilDiv(SHORTEST_IN_ALL, length));
      int from = ids.size() - rounds * length;
      if (from >= 0 && repeats(ids, from, length)) {
        return (rounds - 1) * length;
      }
    }
    return 0;
  }

  private static boolean repeats(List<Integer> ids, int from, int length) {
    for (int i = from + length; i < ids.size(); i++) {
      if (!ids.get(i).equals(ids.get(i - length))) {
        return false;
      }
    }
    return true;
  }
}
