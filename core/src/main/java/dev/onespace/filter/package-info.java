/** Conditions on items: the canonical form, its meaning, and the short syntax for people. */
@NullMarked
package dev.onespace.filter;

import org.jspecify.annotations.NullMarked;
