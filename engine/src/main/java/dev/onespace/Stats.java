package dev.onespace;

import dev.onespace.catalog.Catalog.Counts;
import dev.onespace.catalog.Catalog.Quarantined;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.space.SpaceIdentity;
import java.util.List;

/**
 * What a collection holds.
 *
 * @param where it is kept
 * @param space the space its vectors are of: that of the generation that serves
 * @param serving which generation serves
 * @param generations the numbers of all
 * @param counts items and passages
 * @param stale items made by another pipeline than the present one; 0 if the space is not set here
 * @param quarantined bytes that could not be taken in
 * @param indexed passages the index can find
 * @param indexCurrent whether the index has seen every change of the catalog
 */
public record Stats(
    Where where,
    SpaceIdentity space,
    Serving serving,
    List<Integer> generations,
    Counts counts,
    long stale,
    List<Quarantined> quarantined,
    long indexed,
    boolean indexCurrent) {
  public Stats {
    generations = List.copyOf(generations);
    quarantined = List.copyOf(quarantined);
  }
}
