/**
 * Last step: lists become what is shown: groups, pages, counts, hits with the best passage, its
 * preview and its moment, and linked items.
 */
@NullMarked
package dev.onespace.search.answer;

import org.jspecify.annotations.NullMarked;
