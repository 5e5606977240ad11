/**
 * What every implementation of a port must do, as suites that a test class extends with how its
 * implementation is opened. Run on the implementations in memory, too.
 */
@NullMarked
package dev.onespace.testkit.contract;

import org.jspecify.annotations.NullMarked;
