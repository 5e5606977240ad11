@NullMarked
package dev.onespace.testkit.search;

import org.jspecify.annotations.NullMarked;
