package dev.onespace.models.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.models.work.Deadline;
import dev.onespace.space.ByteSource;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TranscriberTest {
  private static final ModelFiles FILES = ModelFiles.found();
  private static final Transcriber TRANSCRIBER = Transcriber.open(FILES, RecordingLimits.STANDARD);
  private static final int RATE = RecordingDecoder.RATE;

  @AfterAll
  static void close() {
    TRANSCRIBER.close();
  }

  @Test
  void wordsKnowTheirSeconds() {
    Transcript transcript = transcribe(wave(samples("pico-911d62c3.flac")));
    assertThat(transcript.duration()).isEqualTo(6.9);
    assertThat(transcript.windows()).hasSize(1);
    Transcript.Window window = transcript.windows().getFirst();
    assertThat(window.words()).isEqualTo("May I have a small drip coffee with sweetener?");
    assertThat(window.spans().stream().map(span -> word(window, span)))
        .containsExactly(window.words().split(" "));
    assertThat(seconds(window.spans().getFirst()).start()).isEqualTo(window.start());
    assertThat(seconds(window.spans().getLast()).end()).isCloseTo(window.end(), within(1e-6));
    assertThat(window.end()).isLessThan(6.9);
  }

  @Test
  void silenceNoiseAndAToneHaveNoWords() {
    Random random = new Random(3);
    assertThat(transcribe(wave(10 * RATE, i -> 0)).windows()).isEmpty();
    assertThat(transcribe(wave(10 * RATE, i -> random.nextGaussian() / 8)).windows()).isEmpty();
    assertThat(
            transcribe(wave(10 * RATE, i -> Math.sin(i * 440 * 2 * Math.PI / RATE) / 2)).windows())
        .isEmpty();
    assertThat(transcribe(wave(1, i -> 0.5)).windows()).isEmpty();
  }

  @Test
  void aMomentInALongRecordingIsFoundAtItsSecond() {
    float[] order = samples("pico-911d62c3.flac");
    float[] reading = samples("libri-1688-142285-0002.flac");
    List<float[]> parts = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      parts.add(order);
      parts.add(new float[RATE]);
    }
    double moment = parts.stream().mapToInt(part -> part.length).sum() / (double) RATE;
    parts.add(reading);
    Transcript transcript = transcribe(wave(parts.toArray(float[][]::new)));
    assertThat(transcript.windows()).hasSizeGreaterThan(1);
    Transcript.Window last = transcript.windows().getLast();
    int at = last.words().indexOf("You don't mean");
    Span span = last.spans().stream().filter(s -> s.start() == at).findFirst().orElseThrow();
    assertThat(seconds(span).start()).isCloseTo(moment, within(1.0));
    assertThat(transcript.windows())
        .allMatch(window -> window.end() - window.start() <= SpeechSettings.STANDARD.window());
  }

  @Test
  void windowsOfALongRecordingShareAnUtterance() {
    float[] order = samples("pico-911d62c3.flac");
    List<float[]> parts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      parts.add(order);
      parts.add(new float[RATE]);
    }
    List<Transcript.Window> windows = transcribe(wave(parts.toArray(float[][]::new))).windows();
    for (int i = 1; i < windows.size(); i++) {
      assertThat(windows.get(i).start()).isLessThan(windows.get(i - 1).end());
      assertThat(windows.get(i).end()).isGreaterThan(windows.get(i - 1).end());
    }
  }

  private static String word(Transcript.Window window, Span span) {
    return window.words().substring(span.start(), span.end());
  }

  private static Place.Seconds seconds(Span span) {
    return (Place.Seconds) span.where().steps().getLast();
  }

  private static Transcript transcribe(byte[] wave) {
    return TRANSCRIBER.transcribe(
        new ByteSource.OfBytes(wave), Deadline.in(Duration.ofMinutes(10)));
  }

  private static float[] samples(String name) {
    SampleBuffer buffer = new SampleBuffer();
    new RecordingDecoder(FILES, RecordingLimits.STANDARD)
        .decode(new ByteSource.OfBytes(Golden.bytes("speech/" + name)), buffer::append);
    return buffer.copy(0, buffer.end());
  }

  private static byte[] wave(int samples, IntToDoubleFunction sound) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) sound.applyAsDouble(i);
    }
    return wave(values);
  }

  /** A WAV file of 32-bit floats. */
  private static byte[] wave(float[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int size = 0;
    for (float[] part : parts) {
      size += part.length * Float.BYTES;
    }
    ByteBuffer head = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0x46464952).putInt(36 + size).putInt(0x45564157).putInt(0x20746D66).putInt(16);
    head.putShort((short) 3).putShort((short) 1).putInt(RATE).putInt(4 * RATE);
    head.putShort((short) 4).putShort((short) 32).putInt(0x61746164).putInt(size);
    out.writeBytes(head.array());
    for (float[] part : parts) {
      ByteBuffer body = ByteBuffer.allocate(part.length * 4).order(ByteOrder.LITTLE_ENDIAN);
      body.asFloatBuffer().put(part);
      out.writeBytes(body.array());
    }
    return out.toByteArray();
  }
}
