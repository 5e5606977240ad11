/**
 * The local space: text, pictures and recordings in one space anchored in the text encoder. {@link
 * dev.onespace.models.local.LocalSpace} is the door.
 */
@NullMarked
package dev.onespace.models.local;

import org.jspecify.annotations.NullMarked;
