package dev.onespace.models.local;

import static dev.onespace.models.local.Preparing.limits;
import static dev.onespace.models.local.Preparing.open;
import static dev.onespace.models.local.Preparing.recording;
import static dev.onespace.models.local.Preparing.without;
import static dev.onespace.models.local.Preparing.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.models.recording.WaveFile;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecordingPreparationTest {
  private static final LocalPreparation PREPARATION = open(PreparationSettings.STANDARD);
  private static final int RATE = 16_000;
  private static final double SECOND = RATE;

  @AfterAll
  static void close() {
    PREPARATION.close();
  }

  @Test
  void a_call_becomes_windows_of_half_a_minute_with_what_is_said_in_each() throws Exception {
    Prepared.Ready ready = ready(recording("audio/call-7806.opus"));
    double before = 0;
    for (Piece piece : ready.pieces()) {
      var where = (Place.Seconds) piece.place().steps().getLast();
      assertThat(where.start()).isGreaterThanOrEqualTo(before);
      assertThat(where.end() - where.start()).isPositive().isLessThanOrEqualTo(30);
      before = where.end();
      assertWave((Medium.Sound) piece.medium(), where.end() - where.start());
      for (Span span : piece.spans()) {
        var seconds = (Place.Seconds) span.where().steps().getLast();
        assertThat((seconds.start() + seconds.end()) / 2)
            .isBetween(where.start() - 0.1, where.end() + 0.1);
        assertThat(piece.words().substring(span.start(), span.end())).isNotBlank();
      }
    }
    assertThat(ready.pieces()).hasSizeGreaterThan(1);
    assertThat(words(ready)).containsIgnoringCase("locked");
    assertThat(ready.facts().get("duration_sec")).isPresent();
  }

  @Test
  void no_word_of_a_recording_is_lost_or_said_twice() {
    Content call = recording("audio/call-7806.opus");
    try (var one = open(new PreparationSettings(512, 64, Duration.ofSeconds(180), true))) {
      assertThat(words(ready(call))).isEqualTo(words(Preparing.ready(one, call)));
    }
  }

  @Test
  void windows_are_cut_at_the_pause_and_cover_what_is_no_speech() throws Exception {
    // A tone with a pause from second 11.0 to 11.4.
    var tone =
        new WaveFile(
            RATE,
            16,
            i ->
                i / SECOND > 11 && i / SECOND < 11.4
                    ? 1e-3 * Math.sin(i)
                    : 0.4 * Math.sin(i / 4.0));
    try (var preparation = open(new PreparationSettings(512, 64, Duration.ofSeconds(15), false))) {
      Prepared.Ready ready = Preparing.ready(preparation, wave(tone, 25));
      assertThat(ready.pieces()).hasSize(2);
      var first = (Place.Seconds) ready.pieces().get(0).place().steps().getLast();
      var second = (Place.Seconds) ready.pieces().get(1).place().steps().getLast();
      assertThat(first.start()).isZero();
      assertThat(first.end()).isBetween(11.0, 11.4).isEqualTo(second.start());
      assertThat(second.end()).isCloseTo(25, within(1e-3));
      assertThat(ready.notes()).isEmpty();
      assertWave((Medium.Sound) ready.pieces().get(1).medium(), second.end() - second.start());
    }
  }

  @Test
  void silence_needs_no_piece_and_is_told() {
    var late = new WaveFile(RATE, 16, i -> i / SECOND < 20 ? 0 : 0.4 * Math.sin(i / 4.0));
    Prepared.Ready ready = ready(wave(late, 24));
    var where = (Place.Seconds) ready.pieces().getFirst().place().steps().getLast();
    assertThat(ready.pieces()).hasSize(1);
    assertThat(where.start()).isCloseTo(20, within(0.05));
    assertThat(ready.notes()).containsExactly("20 seconds of silence were left out");
    Prepared.Ready nothing = ready(wave(new WaveFile(RATE, 16, _ -> 0), 3));
    assertThat(nothing.pieces()).isEmpty();
    assertThat(nothing.notes()).containsExactly("3 seconds of silence were left out");
  }

  @Test
  void what_is_over_the_limit_of_length_is_left_out_with_a_note() {
    Limits limits = limits(1_000, Duration.ofSeconds(8), Limits.DEFAULT.memory());
    try (var preparation = open(limits, without())) {
      Prepared.Ready ready = Preparing.ready(preparation, recording("audio/call-7806.opus"));
      assertThat(((Place.Seconds) ready.pieces().getLast().place().steps().getLast()).end())
          .isLessThan(8.1);
      assertThat(ready.notes())
          .anySatisfy(it -> assertThat(it).contains("limits.recording-length"));
    }
  }

  private static Prepared.Ready ready(Content content) {
    return Preparing.ready(PREPARATION, content);
  }

  private static void assertWave(Medium.Sound sound, double seconds)
      throws IOException, UnsupportedAudioFileException {
    byte[] bytes = sound.wave().bytes();
    assertThat(bytes).hasSize(sound.wave().length());
    try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      assertThat(in.getFormat().toString())
          .isEqualTo(new AudioFormat(RATE, 16, 1, true, false).toString());
      assertThat(in.getFrameLength() / SECOND).isCloseTo(seconds, within(1e-9));
      assertThat(sound.seconds()).isCloseTo(seconds, within(1e-9));
      assertThat(in.readAllBytes()).hasSize((int) in.getFrameLength() * 2);
    }
  }

  private static Content wave(WaveFile wave, int seconds) {
    return new Content.Recording(new ByteSource.OfBytes(wave.bytes(seconds * RATE)));
  }
}
