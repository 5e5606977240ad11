/** Specifications of calibration. */
@org.jspecify.annotations.NullMarked
package dev.onespace.calibrate;
