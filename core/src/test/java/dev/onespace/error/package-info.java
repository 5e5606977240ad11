/** Specifications of how failures are told. */
@org.jspecify.annotations.NullMarked
package dev.onespace.error;
