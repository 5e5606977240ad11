package dev.onespace.store.sql;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.catalog.Lack;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a generation beside the one that serves, within one transaction.
 *
 * @param serving the tables of the one that serves
 * @param other those of the other
 */
record Comparing(Rows serving, Rows other) {
  private static final int PAGE = 256;

  /** Brings over what needs no embedding; tells what is lacking then. */
  Lack align() {
    var lacking = new Lacking();
    List<ItemRows.Row> page = serving.items().after("", PAGE);
    while (!page.isEmpty()) {
      Map<ItemId, ItemRows.Row> there =
          other.byIds(page.stream().map(ItemRows.Row::id).toList()).stream()
              .collect(Collectors.toMap(ItemRows.Row::id, Function.identity()));
      page.forEach(row -> align(row.stored(), there.get(row.id()), lacking));
      page = serving.items().after(page.getLast().id().value(), PAGE);
    }
    return lacking.lack();
  }

  private void align(StoredItem serves, ItemRows.@Nullable Row row, Lacking lacking) {
    Item wanted = serves.item();
    if (row == null) {
      lacking.missing(wanted.id());
      return;
    }
    Item has = row.stored().item();
    Item fresh =
        new Item(
            wanted.id(),
            wanted.media(),
            wanted.source(),
            wanted.title(),
            wanted.content(),
            row.stored().checkpoint().facts().with(serves.usersFields()),
            wanted.origin());
    if (has.equals(fresh)) {
      return;
    }
    if (has.content().equals(wanted.content())
        && has.media().equals(wanted.media())
        && isFree(fresh.source(), wanted.id())) {
      other.update(fresh);
    } else {
      lacking.older(wanted.id());
    }
  }

  private boolean isFree(String source, ItemId item) {
    return other
        .items()
        .bySource(source)
        .map(ItemRows.Row::id)
        .filter(it -> !it.equals(item))
        .isEmpty();
  }

  /** Counts. */
  private static final class Lacking {
    private final List<ItemId> some = new ArrayList<>();
    private long missing;
    private long older;

    void missing(ItemId item) {
      missing++;
      name(item);
    }

    void older(ItemId item) {
      older++;
      name(item);
    }

    private void name(ItemId item) {
      if (some.size() < Lack.MOST_NAMED) {
        some.add(item);
      }
    }

    Lack lack() {
      return new Lack(missing, older, some);
    }
  }
}
