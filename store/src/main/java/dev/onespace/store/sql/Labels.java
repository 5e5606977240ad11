package dev.onespace.store.sql;

import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import java.util.Locale;

/** Modalities and facets as rows hold them: by their labels. */
public final class Labels {
  private Labels() {}

  /**
   * The modality of this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Modality modality(String label) {
    return Modality.labelled(label).orElseThrow(() -> new IllegalArgumentException(label));
  }

  /**
   * The facet of this label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Facet facet(String label) {
    return Facet.valueOf(label.toUpperCase(Locale.ROOT));
  }
}
