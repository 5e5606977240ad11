package dev.onespace.doctor;

import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Of which items two sides name other passages. */
final class PassageBalance {
  private final Map<ItemId, Long> balance = new HashMap<>();

  private PassageBalance() {}

  /** A side: names every passage it holds. */
  @FunctionalInterface
  interface Side {
    /** Names them. */
    void forEach(Consumer<PassageRef> each);
  }

  /** The items of which one side holds other passages than the other, in order. */
  static List<String> different(Side one, Side other) {
    var passages = new PassageBalance();
    one.forEach(ref -> passages.add(ref, 1));
    other.forEach(ref -> passages.add(ref, -1));
    return passages.balance.keySet().stream()
        .sorted(Comparator.naturalOrder())
        .map(ItemId::value)
        .toList();
  }

  /** Passages of an item that are on both sides add up to nothing, and the item is left out. */
  private void add(PassageRef ref, long sign) {
    balance.merge(
        ref.item(), sign * mixed(ref.ordinal()), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }

  /** A number that looks random, so that sums of several tell which they are (SplitMix64). */
  private static long mixed(int ordinal) {
    long z = (ordinal + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
