package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one transaction sees of a collection; usable until it ends. */
final class Moment implements CatalogView {
  private final Rows rows;

  Moment(Rows rows) {
    this.rows = rows;
  }

  @Override
  public synchronized long sequence() {
    return rows.changes().last();
  }

  @Override
  public synchronized Map<ItemId, StoredItem> items(Collection<ItemId> ids) {
    Map<ItemId, StoredItem> found = new LinkedHashMap<>();
    for (ItemRows.Row row : rows.byIds(ids)) {
      found.put(row.id(), row.stored());
    }
    return found;
  }

  @Override
  public Map<ItemId, List<Passage>> passages(Collection<ItemId> ids) {
    Map<ItemId, List<Passage>> found = new LinkedHashMap<>();
    entries(ids).forEach((id, entry) -> found.put(id, entry.passages()));
    return found;
  }

  @Override
  public synchronized Map<ItemId, Entry> entries(Collection<ItemId> ids) {
    Map<ItemId, Entry> found = new LinkedHashMap<>();
    for (Entry entry : rows.entries(rows.byIds(ids))) {
      found.put(entry.item().id(), entry);
    }
    return found;
  }
}
