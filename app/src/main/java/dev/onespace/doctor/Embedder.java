package dev.onespace.doctor;

import dev.onespace.space.PipelineHash;
import dev.onespace.space.SpaceIdentity;
import java.util.function.Supplier;

/**
 * What would embed here and now; asked for only when it is needed.
 *
 * @param space the space
 * @param pipeline the pipeline before it
 */
public record Embedder(Supplier<SpaceIdentity> space, Supplier<PipelineHash> pipeline) {}
