/** Runs ONNX graphs on the CPU: one checked session per model file, arrays in, arrays out. */
@NullMarked
package dev.onespace.models.onnx;

import org.jspecify.annotations.NullMarked;
