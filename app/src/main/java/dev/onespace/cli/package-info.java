/**
 * The command line. Data goes to standard output, everything for people (progress, notes, errors)
 * to standard error. {@link dev.onespace.cli.Main} is the door; a command parses, calls {@link
 * dev.onespace.Onespace} and prints.
 */
@NullMarked
package dev.onespace.cli;

import org.jspecify.annotations.NullMarked;
