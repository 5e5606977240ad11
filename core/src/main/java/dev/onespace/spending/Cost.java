package dev.onespace.spending;

/**
 * What a call costs, before it is sent.
 *
 * @param vectors it asks for
 * @param likely what it will probably be charged for
 * @param most what it will be charged for at most
 */
public record Cost(int vectors, Tokens likely, Tokens most) {}
