/**
 * The space of Google's Gemini Embedding model: text, pictures and recordings natively in one
 * space, over the Gemini API's {@code batchEmbedContents}.
 *
 * <p>Read {@link dev.onespace.cloud.gemini.GeminiSpace} first. From top to bottom: {@code
 * GeminiSpace} turns contents into passages, {@code Embedding} shares requests out over calls and
 * keeps what was paid for, {@code Caller} knows when to wait, to try again and to stop, {@code
 * Exchange} does one HTTP exchange, {@code Wire} knows the JSON. Beside them {@code Rate} keeps the
 * pace and {@link dev.onespace.spending.Meter} the money.
 */
@NullMarked
package dev.onespace.cloud.gemini;

import org.jspecify.annotations.NullMarked;
