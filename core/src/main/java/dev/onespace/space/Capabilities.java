package dev.onespace.space;

import dev.onespace.item.Modality;
import java.util.Map;
import java.util.Set;

/**
 * What a space can do.
 *
 * @param types what it embeds
 * @param weakPairs for a query type, the item types it finds only weakly by vectors alone; the
 *     bridge helps there
 * @param anchored whether all types meet in their words alone, so that what belongs together but is
 *     of different types has more in common than either has with a short question
 * @param paid whether embedding costs money: a question is embedded once then, and nothing of what
 *     is shown
 */
public record Capabilities(
    Set<Modality> types, Map<Modality, Set<Modality>> weakPairs, boolean anchored, boolean paid) {
  public Capabilities {
    types = Set.copyOf(types);
    weakPairs = Map.copyOf(weakPairs);
  }

  /** Whether items of type {@code to} are found only weakly by a query of type {@code from}. */
  public boolean weak(Modality from, Modality to) {
    return weakPairs.getOrDefault(from, Set.of()).contains(to);
  }
}
