package dev.onespace;

/**
 * Where the parts of a collection are kept, for people to read; holds no secret.
 *
 * @param catalog the file, or the database with its schema
 * @param index the folder, or the index and namespace of the vectors
 * @param originals the folder of originals and thumbnails
 */
public record Where(String catalog, String index, String originals) {}
