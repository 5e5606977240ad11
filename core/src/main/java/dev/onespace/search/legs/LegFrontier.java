package dev.onespace.search.legs;

import dev.onespace.item.ItemId;
import java.util.Set;

/**
 * Where a leg stopped, though there may be more behind: as long as what it brought last is relevant
 * there probably is.
 *
 * @param reach the leg, as far as it went
 * @param last the items that it brought last
 */
public record LegFrontier(Reach reach, Set<ItemId> last) {}
