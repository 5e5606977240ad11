package dev.onespace.store.sql;

import dev.onespace.item.ItemId;

/**
 * A number for each passage that depends on nothing but its name and looks random: in its order,
 * the first n passages are an unbiased sample, the same one every time. 64-bit FNV-1a, finished by
 * the mixer of SplitMix64 (Steele, Lea and Flood 2014).
 */
final class Shuffle {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Shuffle() {}

  static long of(ItemId item, int ordinal) {
    long hash = FNV_OFFSET;
    String name = item.value();
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    long z = (hash ^ ordinal) * FNV_PRIME;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
