/**
 * Pinecone as the vector index, over its plain REST API, version 2026-04. Begin with {@link
 * dev.onespace.cloud.pinecone.PineconeIndex}, which opens or creates an index and gives the {@link
 * dev.onespace.cloud.pinecone.PineconeVectors} of a namespace. How a passage is written as a record
 * is said by {@link dev.onespace.cloud.pinecone.Fields}, how a filter is translated by {@link
 * dev.onespace.cloud.pinecone.Translation}. Limits are those of <a
 * href="https://docs.pinecone.io/reference/api/database-limits/operation-limits">Operation
 * limits</a>.
 */
@NullMarked
package dev.onespace.cloud.pinecone;

import org.jspecify.annotations.NullMarked;
