@NullMarked
package dev.onespace.store.generations;

import org.jspecify.annotations.NullMarked;
