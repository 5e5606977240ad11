@NullMarked
package dev.onespace.cloud.pinecone;

import org.jspecify.annotations.NullMarked;
