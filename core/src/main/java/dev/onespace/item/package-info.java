/**
 * What is stored: items, their passages, where these lie, and typed metadata. All values are
 * immutable.
 */
@NullMarked
package dev.onespace.item;

import org.jspecify.annotations.NullMarked;
