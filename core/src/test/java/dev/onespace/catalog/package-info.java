/** Specifications of the names in catalogs. */
@org.jspecify.annotations.NullMarked
package dev.onespace.catalog;
