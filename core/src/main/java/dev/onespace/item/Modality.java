package dev.onespace.item;

import java.util.Locale;
import java.util.Optional;

/** The modality of a passage or of a part of a query: what {@code type} means in filters. */
public enum Modality {
  TEXT,
  IMAGE,
  AUDIO;

  /**
   * The name used in JSON, filters and on the command line: {@code text}, {@code image}, {@code
   * audio}.
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type with this label, or nothing. */
  public static Optional<Modality> labelled(String label) {
    for (Modality type : values()) {
      if (type.label().equals(label)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
