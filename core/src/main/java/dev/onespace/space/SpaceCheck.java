package dev.onespace.space;

/**
 * One thing that was looked at of what makes vectors.
 *
 * @param check what should hold
 * @param holds whether it does
 * @param detail what was seen
 * @param unasked whether it could not be looked at, as what may be spent or asked in a day is used
 *     up
 */
public record SpaceCheck(String check, boolean holds, String detail, boolean unasked) {}
