@NullMarked
package dev.onespace.testkit.calibrate;

import org.jspecify.annotations.NullMarked;
