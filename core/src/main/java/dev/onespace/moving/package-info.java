/** Takes a collection elsewhere: to other stores as it is, or into another space. */
@NullMarked
package dev.onespace.moving;

import org.jspecify.annotations.NullMarked;
