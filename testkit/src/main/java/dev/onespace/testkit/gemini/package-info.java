/**
 * A fake of Google's Gemini API for embeddings, over real HTTP on this machine. It is strict on the
 * wire format as the API reference gives it, answers errors as the API does, and its vectors are
 * those of any space given to it. Start with {@link dev.onespace.testkit.gemini.FakeGemini}.
 */
@NullMarked
package dev.onespace.testkit.gemini;

import org.jspecify.annotations.NullMarked;
