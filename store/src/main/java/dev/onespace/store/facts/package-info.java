/**
 * What is known of items as bytes whose equality and order are those of {@link
 * dev.onespace.filter.Filter}, for indexes that compare nothing but bytes.
 */
@NullMarked
package dev.onespace.store.facts;

import org.jspecify.annotations.NullMarked;
