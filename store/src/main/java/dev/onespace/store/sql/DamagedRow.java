package dev.onespace.store.sql;

/**
 * A row of a catalog that cannot be read as what it should be.
 *
 * @param item the name of the item that it is, or belongs to
 * @param why what is wrong with it, in a few words
 */
public record DamagedRow(String item, String why) {}
