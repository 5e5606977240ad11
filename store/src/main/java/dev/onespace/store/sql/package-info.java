/**
 * The catalog in SQL, as far as databases agree: {@link dev.onespace.store.sql.SqlCatalog} is the
 * catalog, the {@code *Rows} classes each hold the SQL of one table, {@link
 * dev.onespace.store.sql.Dialect} says where databases differ. The tables are made by the
 * migrations beside it.
 *
 * <p>What always holds: an item and its passages are written, replaced and removed in one
 * transaction, together with the change that the indexes follow.
 */
@NullMarked
package dev.onespace.store.sql;

import org.jspecify.annotations.NullMarked;
