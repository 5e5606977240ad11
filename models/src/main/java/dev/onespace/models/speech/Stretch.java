package dev.onespace.models.speech;

/**
 * Frames with speech in them.
 *
 * @param start the first frame
 * @param end the frame after the last
 */
record Stretch(int start, int end) {}
