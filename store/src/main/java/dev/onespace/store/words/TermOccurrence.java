package dev.onespace.store.words;

/**
 * An occurrence of a term in a text.
 *
 * @param term the word as indexed
 * @param position its place among the words of the text, from 0; stop words take places too
 * @param start index of its first UTF-16 unit
 * @param end index after it
 */
public record TermOccurrence(String term, int position, int start, int end) {}
