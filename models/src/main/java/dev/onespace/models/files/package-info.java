/**
 * The files the local models are read from: where they lie and which bytes they must hold. They are
 * brought together when the project is built and travel with the distribution.
 */
@NullMarked
package dev.onespace.models.files;

import org.jspecify.annotations.NullMarked;
