package dev.onespace.models.local;

import dev.onespace.models.ocr.OcrText;
import dev.onespace.models.sight.Seen;

/**
 * What the models read and saw in a picture, before any choice of parameters.
 *
 * @param width of the upright picture in pixels
 * @param height of the upright picture in pixels
 * @param scale pixels of the picture per pixel of what was read
 * @param read the lines read
 * @param seen what is seen
 */
record Perceived(int width, int height, double scale, OcrText read, Seen seen) {}
