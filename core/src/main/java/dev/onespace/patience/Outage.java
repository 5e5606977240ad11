package dev.onespace.patience;

import java.time.Duration;

/**
 * A server that keeps work waiting.
 *
 * @param server its name, as told to people
 * @param lasting since the first attempt that failed
 * @param why the last attempt failed, in a few words; why the one before the end did, if it is over
 * @param over whether the server answers again
 */
public record Outage(String server, Duration lasting, String why, boolean over) {}
