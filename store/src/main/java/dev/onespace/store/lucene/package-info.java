/**
 * The vector index and the word index in one Lucene index. {@link
 * dev.onespace.store.lucene.LuceneIndex} is the door; {@code PassageDocument} says what is stored
 * of a passage, {@code FilterQuery} how a filter is asked, {@link
 * dev.onespace.store.facts.FactTerms} how metadata become terms.
 *
 * <p>Derived from the catalog: it may be thrown away and built again at any time.
 */
@NullMarked
package dev.onespace.store.lucene;

import org.jspecify.annotations.NullMarked;
