/**
 * Pinecone on loopback, over HTTP, as its documents say it is: {@link
 * dev.onespace.testkit.pinecone.FakePinecone}. Strict, and unkind on request. Filters are evaluated
 * by its own reading of the documents, not by ours.
 */
@NullMarked
package dev.onespace.testkit.pinecone;

import org.jspecify.annotations.NullMarked;
