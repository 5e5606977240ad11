/**
 * What is shown of a collection as JSON documents: records whose components are the names in the
 * JSON, in snake case. Names and shapes are part of the interface, and the same on every surface.
 */
@NullMarked
package dev.onespace.document;

import org.jspecify.annotations.NullMarked;
