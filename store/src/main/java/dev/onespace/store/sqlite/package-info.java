/**
 * The catalog in one SQLite file. {@link dev.onespace.store.sqlite.SqliteCatalog} is the door;
 * {@code Database} owns the connections, {@code Schema} brings the tables up to date. What is
 * stored, and how, is the business of {@link dev.onespace.store.sql}.
 */
@NullMarked
package dev.onespace.store.sqlite;

import org.jspecify.annotations.NullMarked;
