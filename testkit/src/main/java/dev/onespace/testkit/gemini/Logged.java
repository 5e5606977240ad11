package dev.onespace.testkit.gemini;

import java.time.Instant;
import java.util.Optional;

/**
 * One call as the fake saw it.
 *
 * @param at when it came
 * @param http the status it was answered with; 0 if the connection was cut
 * @param requests vectors it asked for; 0 if it could not be read
 * @param pictures it held
 * @param bytes of its body
 * @param fault what went wrong on purpose
 * @param charge what it is charged for
 */
public record Logged(
    Instant at,
    int http,
    int requests,
    int pictures,
    int bytes,
    Optional<Fault> fault,
    Charge charge) {}
