package dev.onespace.catalog;

import dev.onespace.item.ItemId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a generation lacks of the one that serves. Other metadata, titles and sources are no lack:
 * they are brought over without embedding anything.
 *
 * @param missing how many items it does not have
 * @param older of how many it has another content
 * @param some the first of them, a few
 */
public record Lack(long missing, long older, List<ItemId> some) {
  /** Nothing is lacking. */
  public static final Lack NOTHING = new Lack(0, 0, List.of());

  /** How many are named. */
  public static final int MOST_NAMED = 5;

  public Lack {
    some = List.copyOf(some);
  }

  /** Whether nothing is lacking. */
  public boolean isNothing() {
    return missing == 0 && older == 0;
  }

  /** In words: how many, and which. */
  public String described() {
    String names = some.stream().map(ItemId::value).collect(Collectors.joining(", "));
    return "%s items are missing, %s have an older content (%s%s)"
        .formatted(missing, older, names, missing + older > some.size() ? ", ..." : "");
  }
}
