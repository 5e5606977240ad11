/**
 * Catalog and index of a collection in PostgreSQL, for several nodes at once. {@link
 * dev.onespace.store.postgres.PostgresDatabase} holds the connections and is opened once; {@link
 * dev.onespace.store.postgres.PostgresCatalog} and {@link
 * dev.onespace.store.postgres.PostgresIndex} are opened on it, one each per collection.
 *
 * <p>The catalog's tables are those of {@link dev.onespace.store.sql}; tables named {@code index_*}
 * are derived from them and can be rebuilt at any time.
 */
@NullMarked
package dev.onespace.store.postgres;

import org.jspecify.annotations.NullMarked;
