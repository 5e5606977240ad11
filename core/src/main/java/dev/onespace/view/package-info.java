/** Named search profiles: which items may answer, in which groups, with which fields. */
@NullMarked
package dev.onespace.view;

import org.jspecify.annotations.NullMarked;
