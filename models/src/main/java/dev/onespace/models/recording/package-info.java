/**
 * Recordings to samples: the type is told from the first bytes, and the {@code ffmpeg} program
 * decodes them in a child process, so that a crash or a hang is one item's error. It is given the
 * open file and the format to expect; it can open nothing else.
 */
@NullMarked
package dev.onespace.models.recording;

import org.jspecify.annotations.NullMarked;
