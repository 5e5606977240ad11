/** The production profile end to end: fakes of Gemini and Pinecone, a real PostgreSQL. */
@NullMarked
package dev.onespace.production;

import org.jspecify.annotations.NullMarked;
