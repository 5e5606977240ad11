/**
 * The data folder: where everything lies in it, and the lock of its one writer. {@link
 * dev.onespace.store.folder.DataFolder} is the door.
 */
@NullMarked
package dev.onespace.store.folder;

import org.jspecify.annotations.NullMarked;
