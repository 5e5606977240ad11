package dev.onespace.index;

import dev.onespace.catalog.PassageVector;
import dev.onespace.filter.Filter;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import java.util.Collection;
import java.util.List;

/**
 * Finds the passages nearest to a vector. Derived from the catalog, rebuildable at any time.
 * Thread-safe.
 */
public interface VectorIndex {

  /**
   * The passages of a facet with the highest cosine to a vector, best first. The filter holds
   * inside the search: {@code k} results whenever {@code k} passages match.
   *
   * @param vector {@code float[dimension]}, unit length
   * @param facet the passages' facet
   * @param filter which items count
   * @param k how many at most
   */
  List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k);

  /**
   * The vectors of all passages of these items, each as it was put, ordered by item and ordinal;
   * unknown items are left out.
   */
  List<PassageVector> vectors(Collection<ItemId> items);
}
