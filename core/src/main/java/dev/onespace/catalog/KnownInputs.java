package dev.onespace.catalog;

import dev.onespace.catalog.Catalog.Quarantined;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import java.util.List;
import java.util.Optional;

/** What a catalog knows of an input before it is taken in. */
public interface KnownInputs {
  /** Where nothing was ever taken in. */
  KnownInputs NOTHING = new Nothing();

  /** The item with this id. */
  Optional<StoredItem> item(ItemId id);

  /** The item that came from this source. */
  Optional<StoredItem> bySource(String source);

  /** The items with these bytes. */
  List<StoredItem> byContent(ContentHash content);

  /** Why these bytes cannot be ingested, if they were tried. */
  Optional<Quarantined> quarantined(ContentHash content);

  /** Knows nothing. */
  record Nothing() implements KnownInputs {
    @Override
    public Optional<StoredItem> item(ItemId id) {
      return Optional.empty();
    }

    @Override
    public Optional<StoredItem> bySource(String source) {
      return Optional.empty();
    }

    @Override
    public List<StoredItem> byContent(ContentHash content) {
      return List.of();
    }

    @Override
    public Optional<Quarantined> quarantined(ContentHash content) {
      return Optional.empty();
    }
  }
}
