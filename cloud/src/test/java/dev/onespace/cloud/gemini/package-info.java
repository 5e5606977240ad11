/** Tests of the Gemini space against its fake. */
@NullMarked
package dev.onespace.cloud.gemini;

import org.jspecify.annotations.NullMarked;
