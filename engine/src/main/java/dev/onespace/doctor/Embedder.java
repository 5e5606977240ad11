package dev.onespace.doctor;

import dev.onespace.space.Space;
import dev.onespace.space.SpaceIdentity;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What would embed here and now; asked for only when it is needed. Asks no server.
 *
 * @param usual the space of a collection that is made
 * @param present what embeds in the space that a generation is of, as this program makes it;
 *     nothing if none is set
 */
public record Embedder(
    Supplier<SpaceIdentity> usual, Function<SpaceIdentity, Optional<Space>> present) {}
