@NullMarked
package dev.onespace.testkit.gemini;

import org.jspecify.annotations.NullMarked;
