@NullMarked
package dev.onespace.testkit.ingest;

import org.jspecify.annotations.NullMarked;
