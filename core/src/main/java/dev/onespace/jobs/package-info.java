/**
 * Work that several nodes share: {@link dev.onespace.jobs.Jobs} hands each input of a run to one
 * node at a time, and to another if that one stops.
 */
@NullMarked
package dev.onespace.jobs;

import org.jspecify.annotations.NullMarked;
