@NullMarked
package dev.onespace.exact;

import org.jspecify.annotations.NullMarked;
