@NullMarked
package dev.onespace.config;

import org.jspecify.annotations.NullMarked;
