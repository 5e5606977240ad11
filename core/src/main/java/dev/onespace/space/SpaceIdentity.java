package dev.onespace.space;

import static java.util.Objects.requireNonNull;

/**
 * What a collection remembers of the space its vectors were made in.
 *
 * @param id the space's short name
 * @param dimension how many floats a vector has
 * @param hash decides which vectors may be compared
 */
public record SpaceIdentity(String id, int dimension, SpaceHash hash) {
  public SpaceIdentity {
    requireNonNull(id, "id is null");
    requireNonNull(hash, "hash is null");
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension " + dimension + " is below 1");
    }
  }

  /** The identity of a space. */
  public static SpaceIdentity of(Space space) {
    return new SpaceIdentity(space.id(), space.dimension(), space.hash());
  }

  @Override
  public String toString() {
    return "%s (%s dimensions, hash %s)".formatted(id, dimension, hash.value());
  }
}
