/**
 * Reads the words in a picture with PP-OCRv4 (Du et al., 2020 and later): {@link
 * dev.onespace.models.ocr.Ocr} finds lines, cuts them out upright, reads each, and puts them in
 * reading order with the spaces between words recovered.
 */
@NullMarked
package dev.onespace.models.ocr;

import org.jspecify.annotations.NullMarked;
