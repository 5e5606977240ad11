package dev.onespace.models.text;

/**
 * A stretch of a text that the text encoder sees at once.
 *
 * @param start index of its first UTF-16 unit in the whole text
 * @param end index after its last one
 * @param text the stretch itself
 */
public record Window(int start, int end, String text) {}
