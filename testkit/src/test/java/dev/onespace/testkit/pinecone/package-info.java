@NullMarked
package dev.onespace.testkit.pinecone;

import org.jspecify.annotations.NullMarked;
