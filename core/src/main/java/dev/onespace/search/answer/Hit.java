package dev.onespace.search.answer;

import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.ranking.Arithmetic;
import dev.onespace.search.ranking.FusedRank;
import dev.onespace.search.ranking.Strength;
import java.util.List;
import java.util.Optional;

/**
 * An item that answers a query.
 *
 * @param item the item
 * @param rank what decided its place in its list
 * @param strength how far it is to be trusted
 * @param arithmetic how rank and strength come about
 * @param best its best passage
 * @param others its other matching passages, best first
 * @param over the item over which the bridge came here
 * @param linked items that belong to it, such as those of the same ticket
 */
public record Hit(
    Item item,
    FusedRank rank,
    Strength strength,
    Arithmetic arithmetic,
    Match best,
    List<Match> others,
    Optional<ItemId> over,
    List<Item> linked) {
  public Hit {
    others = List.copyOf(others);
    linked = List.copyOf(linked);
  }

  /** The modality of the passage that answers. */
  public Modality type() {
    return best.modality();
  }

  /** In a line: strength, type, id, title, and what its best passage shows. */
  @Override
  public String toString() {
    String shown = best.preview().text().isEmpty() ? "" : ": " + best.preview().text();
    String title = item.title().equals(item.id().value()) ? "" : " \"" + item.title() + "\"";
    return "%s %s %s%s%s"
        .formatted(
            strength.level().label(),
            type().label(),
            item.id(),
            title,
            shown.replaceAll("\\s+", " "));
  }
}
