package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import dev.onespace.error.Step.Named;

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

  /** What to set so that they are the same again, or the step that takes the collection over. */
  public Remedy remedy() {
    if (!made.id().equals(asking.id())) {
      return Remedy.of(
          "Set %s. If it was switched: %s lets the former generation serve again.",
          new Step.Setting("space", made.id()), Named.ROLL_BACK);
    }
    if (made.dimension() != asking.dimension()) {
      return Remedy.of(
          "Set %s. To take the collection to " + asking.dimension() + " dimensions: %s, then %s.",
          new Step.Setting(made.id() + ".dimension", String.valueOf(made.dimension())),
          new Step.Reembed(asking.id()),
          Named.SWITCH);
    }
    return Remedy.of(
        "Use the model it was made with. To make its vectors anew with the present one: %s, then"
            + " %s.",
        new Step.Reembed(asking.id()), Named.SWITCH);
  }
}
