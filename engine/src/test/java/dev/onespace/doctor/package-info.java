/** What the doctor finds and mends. */
@NullMarked
package dev.onespace.doctor;

import org.jspecify.annotations.NullMarked;
