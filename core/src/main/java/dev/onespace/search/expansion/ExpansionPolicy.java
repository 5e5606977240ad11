package dev.onespace.search.expansion;

import dev.onespace.item.Modality;
import dev.onespace.search.question.Query.Bridge;
import dev.onespace.space.Capabilities;

/**
 * Where a question goes on from what it found, to what that leads to.
 *
 * @param mode what the query says of it
 * @param capabilities what the space is good at
 */
public record ExpansionPolicy(Bridge mode, Capabilities capabilities) {
  /** Where vectors and words alone find this much, in nats, two hops over text only add noise. */
  private static final double ENOUGH = 8;

  /**
   * Whether texts lead from one type to another.
   *
   * @param found the most that was found there directly, in nats
   */
  boolean overTexts(Modality from, Modality to, double found) {
    return switch (mode) {
      case OFF -> false;
      case ON -> to != Modality.TEXT;
      case AUTO -> capabilities.weak(from, to) && found < ENOUGH;
    };
  }

  /** Whether strong hits lead to what belongs to them, in a list of several types. */
  public boolean toRelatedItems() {
    return switch (mode) {
      case OFF -> false;
      case ON -> true;
      case AUTO -> capabilities.anchored();
    };
  }
}
