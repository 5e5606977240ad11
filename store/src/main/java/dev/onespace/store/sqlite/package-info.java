/**
 * The catalog in one SQLite file. {@link dev.onespace.store.sqlite.SqliteCatalog} is the door;
 * {@code Database} owns the connections, {@code Schema} brings the tables up to date, and the
 * {@code *Rows} classes each hold the SQL of one table.
 *
 * <p>What always holds: an item and its passages are written, replaced and removed in one
 * transaction, together with the change that the indexes follow.
 */
@NullMarked
package dev.onespace.store.sqlite;

import org.jspecify.annotations.NullMarked;
