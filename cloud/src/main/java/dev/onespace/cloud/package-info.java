/** Adapters of providers on the internet: each knows its wire format, its limits and its prices. */
@NullMarked
package dev.onespace.cloud;

import org.jspecify.annotations.NullMarked;
