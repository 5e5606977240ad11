@NullMarked
package dev.onespace.search;

import org.jspecify.annotations.NullMarked;
