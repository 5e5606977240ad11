package dev.onespace.filter;

import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.Optional;

/** What a field name in a filter means: the passage's modality, or a metadata field. */
public sealed interface FilterField {
  /** The name of the modality in filters. */
  String TYPE = "type";

  /** The prefix that makes any name a metadata field. */
  String META = "meta.";

  /** The modality. */
  record Type() implements FilterField {}

  /**
   * A metadata field.
   *
   * @param name as in the metadata
   */
  record Meta(String name) implements FilterField {}

  /** The meaning of a written name. */
  static FilterField of(String written) {
    if (written.equals(TYPE)) {
      return new Type();
    }
    return new Meta(written.startsWith(META) ? written.substring(META.length()) : written);
  }

  /** The value that a passage of this modality of an item has there, or nothing. */
  default Optional<MetaValue> valueIn(Item item, Modality passage) {
    return switch (this) {
      case Type() -> Optional.of(new MetaValue.Text(passage.label()));
      case Meta(var name) -> item.metadata().get(name);
    };
  }
}
