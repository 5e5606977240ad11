package dev.onespace.calibrate;

/**
 * How near two vectors lie: a raw score, comparable only within one channel and one type.
 *
 * @param cosine in [-1, 1]
 */
public record Similarity(double cosine) {}
