/**
 * Recordings to words that know their seconds. {@link dev.onespace.models.speech.Transcriber} is
 * the entry: voice activity finds the stretches of speech (Silero VAD), they are cut into
 * utterances at pauses, each utterance is recognised (Moonshine base, English), and utterances make
 * windows of up to half a minute.
 */
@NullMarked
package dev.onespace.models.speech;

import org.jspecify.annotations.NullMarked;
