/**
 * The space port: an embedding model whose vectors compare across modalities. Read {@link
 * dev.onespace.space.Space} first.
 */
@NullMarked
package dev.onespace.space;

import org.jspecify.annotations.NullMarked;
