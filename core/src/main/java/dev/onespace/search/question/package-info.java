/**
 * A question as it is asked ({@link dev.onespace.search.question.Query}), and as it is encoded:
 * vectors, words and exact terms of each of its parts.
 */
@NullMarked
package dev.onespace.search.question;

import org.jspecify.annotations.NullMarked;
