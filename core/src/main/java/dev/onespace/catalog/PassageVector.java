package dev.onespace.catalog;

import static java.util.Objects.requireNonNull;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;

/**
 * A passage's vector, as an index has it.
 *
 * @param passage which
 * @param modality the modality of the passage
 * @param facet what the vector stands for
 * @param vector {@code float[dimension]} of unit length; shared, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // one copy per vector: it is a value that nobody compares
public record PassageVector(PassageRef passage, Modality modality, Facet facet, float[] vector) {
  public PassageVector {
    requireNonNull(passage, "passage is null");
    requireNonNull(modality, "modality is null");
    requireNonNull(facet, "facet is null");
    requireNonNull(vector, "vector is null");
  }
}
