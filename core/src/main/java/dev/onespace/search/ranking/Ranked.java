package dev.onespace.search.ranking;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.search.scoring.Scored;
import java.util.Comparator;
import java.util.List;

/**
 * An item with its place in a list.
 *
 * @param item which
 * @param type the modality of its passages that answer best
 * @param rank what decided its place
 * @param strength how far it is to be trusted
 * @param byPart what each part of the question finds in it, in their order
 * @param level what was taken off, as other types share the list
 * @param trust what was added, as other types share the list
 * @param logits what the strength is made of, for each part
 */
public record Ranked(
    ItemId item,
    Modality type,
    FusedRank rank,
    Strength strength,
    List<Scored> byPart,
    TypeBaseline level,
    TypePreference trust,
    List<Logit> logits) {

  /** Best first; ties by id, so that an order is always the same. */
  static final Comparator<Ranked> BEST_FIRST =
      Comparator.comparing(Ranked::rank)
          .reversed()
          .thenComparing(Ranked::item)
          .thenComparing(Ranked::type);

  public boolean isRelevant() {
    return strength.isRelevant();
  }
}
