/** The ranked list of one scope: legs, scoring, expansion and ranking, one after the other. */
@NullMarked
package dev.onespace.search.lists;

import org.jspecify.annotations.NullMarked;
