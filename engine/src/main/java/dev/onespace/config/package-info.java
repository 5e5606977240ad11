/** The configuration: one file, the environment over it, flags over both. */
@NullMarked
package dev.onespace.config;

import org.jspecify.annotations.NullMarked;
