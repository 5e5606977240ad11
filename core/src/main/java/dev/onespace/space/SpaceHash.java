package dev.onespace.space;

/**
 * Names everything that decides where a vector lies: text encoder, prefixes, mean, dimension, sight
 * model with class names and prompts, look model and projection. Vectors of two hashes are never
 * compared.
 *
 * @param value 16 hexadecimal digits
 */
public record SpaceHash(String value) {}
