package dev.onespace.item;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The part of an item that has its own vector.
 *
 * @param ordinal place among the passages of its item, from 0
 * @param modality whether it is words that were written, a picture or a sound
 * @param facet what the vector stands for
 * @param place where it lies in the item
 * @param vector {@code float[dimension]} of unit length; shared, never changed
 * @param words the words of the passage, empty if it has none
 * @param spans where words of the passage lie, in the order of the words; may be empty
 */
@SuppressWarnings(
    "ArrayRecordComponent") // one copy per vector: a passage is a value that nobody compares
public record Passage(
    int ordinal,
    Modality modality,
    Facet facet,
    Place place,
    float[] vector,
    String words,
    List<Span> spans) {
  public Passage {
    requireNonNull(modality, "modality is null");
    requireNonNull(facet, "facet is null");
    requireNonNull(place, "place is null");
    requireNonNull(vector, "vector is null");
    requireNonNull(words, "words is null");
    spans = List.copyOf(spans);
    if (ordinal < 0) {
      throw new IllegalArgumentException("ordinal " + ordinal + " is below 0");
    }
  }
}
