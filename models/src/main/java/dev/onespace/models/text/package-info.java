/**
 * The text encoder: words to tokens, texts to windows of tokens, texts to vectors. Everything in
 * the local space is anchored in these vectors; prefixes and the common mean are applied by the
 * space, not here.
 */
@NullMarked
package dev.onespace.models.text;

import org.jspecify.annotations.NullMarked;
