package dev.onespace.measure;

import dev.onespace.item.ItemId;
import java.util.Optional;
import java.util.Set;

/**
 * What a query should find.
 *
 * @param kind the group of like queries it is averaged in
 * @param direction the pair of modalities, such as {@code text->image}, whose mean the kind is part
 *     of; nothing for a variant that is reported by itself
 * @param relevant the items that answer it, at least one
 */
public record Judgement(String kind, Optional<String> direction, Set<ItemId> relevant) {
  public Judgement {
    relevant = Set.copyOf(relevant);
    if (relevant.isEmpty()) {
      throw new IllegalArgumentException("a query of kind " + kind + " has nothing relevant");
    }
  }
}
