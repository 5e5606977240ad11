/**
 * Examines an installation and a data folder, and repairs what can be repaired without embedding
 * anything. {@link dev.onespace.doctor.Doctor} is the door; each examination is a class.
 */
@NullMarked
package dev.onespace.doctor;

import org.jspecify.annotations.NullMarked;
