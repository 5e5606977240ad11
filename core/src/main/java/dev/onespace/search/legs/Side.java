package dev.onespace.search.legs;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;

/**
 * All that an item has of one modality: its words, its pictures, what is said in it. Sides are
 * found and scored each by itself, as scores of different modalities are not compared raw; a list
 * shows an item once, by the side that answers best.
 *
 * @param item the item
 * @param type of which modality
 */
public record Side(ItemId item, Modality type) {}
