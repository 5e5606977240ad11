/**
 * What a question leads to over what it found: two hops over text where the modalities are joined
 * weakly, and items related to a strong hit.
 */
@NullMarked
package dev.onespace.search.expansion;

import org.jspecify.annotations.NullMarked;
