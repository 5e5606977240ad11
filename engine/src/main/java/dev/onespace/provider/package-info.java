/**
 * What makes vectors: a {@link dev.onespace.provider.SpaceProvider} for each space there is. A
 * program adds a space by implementing it and naming it in its {@link dev.onespace.Setup}; which
 * ones a configuration can name stands in one place, {@code SetupReader}.
 */
@NullMarked
package dev.onespace.provider;

import org.jspecify.annotations.NullMarked;
