package dev.onespace;

import dev.onespace.space.SpaceIdentity;
import dev.onespace.store.Catalog.Counts;
import dev.onespace.store.Catalog.Quarantined;
import java.util.List;

/**
 * What a collection holds.
 *
 * @param where it is kept
 * @param space the space its vectors are of
 * @param counts items and passages
 * @param stale items made by another pipeline than the present one
 * @param quarantined bytes that could not be taken in
 * @param indexed passages the index can find
 * @param indexCurrent whether the index has seen every change of the catalog
 */
public record Stats(
    Where where,
    SpaceIdentity space,
    Counts counts,
    long stale,
    List<Quarantined> quarantined,
    long indexed,
    boolean indexCurrent) {
  public Stats {
    quarantined = List.copyOf(quarantined);
  }
}
