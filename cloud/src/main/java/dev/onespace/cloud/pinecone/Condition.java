package dev.onespace.cloud.pinecone;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** A condition on records: one that Pinecone can be asked with, or one of which that is not so. */
sealed interface Condition {
  /** Every record. */
  record Always() implements Condition {}

  /** No record. */
  record Never() implements Condition {}

  /** Nothing that Pinecone's operators can say. */
  record Unsayable() implements Condition {}

  /**
   * What Pinecone's operators say.
   *
   * @param tree as it is written in JSON
   */
  record Says(Map<String, Object> tree) implements Condition {}

  /** The key's value under one operator, such as {@code $eq}. */
  static Condition of(String key, String operator, Object value) {
    return new Says(Map.of(key, Map.of(operator, value)));
  }

  /** Records that have the key, or have it not. */
  static Condition exists(String key, boolean so) {
    return of(key, "$exists", so);
  }

  /** All of them. Where one is never met, it does not matter what cannot be said. */
  static Condition and(List<Condition> parts) {
    return joined(parts, "$and", new Never(), new Always());
  }

  /** One of them. Where one is always met, it does not matter what cannot be said. */
  static Condition or(List<Condition> parts) {
    return joined(parts, "$or", new Always(), new Never());
  }

  private static Condition joined(
      List<Condition> parts, String operator, Condition decides, Condition empty) {
    SequencedSet<Map<String, Object>> trees = new LinkedHashSet<>();
    boolean sayable = true;
    for (Condition part : parts) {
      if (part.equals(decides)) {
        return decides;
      }
      switch (part) {
        case Unsayable() -> sayable = false;
        case Says(var tree) -> trees.add(tree);
        case Always(), Never() -> {}
      }
    }
    if (!sayable) {
      return new Unsayable();
    }
    return switch (trees.size()) {
      case 0 -> empty;
      case 1 -> new Says(trees.getFirst());
      default -> new Says(Map.of(operator, List.copyOf(trees)));
    };
  }
}
