package dev.onespace.models.ocr;

import dev.onespace.item.Place;

/**
 * One word of a line.
 *
 * @param text without spaces
 * @param box upright rectangle around it, in pixels of the picture that was read
 */
public record OcrWord(String text, Place.Box box) {}
