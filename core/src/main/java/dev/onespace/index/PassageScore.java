package dev.onespace.index;

import dev.onespace.item.PassageRef;

/**
 * A passage that a leg found.
 *
 * @param passage which
 * @param score cosine in [-1, 1] from a vector index, BM25 from a word index; higher is nearer
 */
public record PassageScore(PassageRef passage, double score) {}
