/** A real PostgreSQL server for tests. */
@NullMarked
package dev.onespace.testkit.postgres;

import org.jspecify.annotations.NullMarked;
