/**
 * Second step: every candidate is scored in every channel, whichever leg found it; scores are
 * surprisals and add up. Texts nearest to the question may ask beside it.
 */
@NullMarked
package dev.onespace.search.scoring;

import org.jspecify.annotations.NullMarked;
