package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;

/**
 * That vectors of one space are asked of a collection that was made with another.
 *
 * @param made the space of the collection's vectors
 * @param asking the space that is set
 */
public record SpaceMismatch(SpaceIdentity made, SpaceIdentity asking) {

  /**
   * What is told of it.
   *
   * @param collection the collection and where it is, as in "collection 'a' in FILE"
   */
  public Problem problem(String collection) {
    return new Problem(
        ErrorCode.SPACE_MISMATCH,
        "%s was made with space %s; this is space %s".formatted(collection, made, asking),
        remedy());
  }

  /** What to set so that they are the same again, or the command that takes the collection over. */
  public String remedy() {
    if (!made.id().equals(asking.id())) {
      return ("Set space = %s, for one command: --set space=%s. If it was switched: onespace"
              + " reembed --roll-back lets the former generation serve again.")
          .formatted(made.id(), made.id());
    }
    if (made.dimension() != asking.dimension()) {
      return ("Set %s.dimension = %s, for one command: --set %s.dimension=%s. To take the"
              + " collection to %s dimensions: onespace reembed --space %s, then onespace"
              + " reembed --switch.")
          .formatted(
              made.id(),
              made.dimension(),
              made.id(),
              made.dimension(),
              asking.dimension(),
              asking.id());
    }
    return ("Use the model it was made with. To make its vectors anew with the present one:"
            + " onespace reembed --space %s, then onespace reembed --switch.")
        .formatted(asking.id());
  }
}
