package dev.onespace.models.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingDecoderTest {
  private static final int DATA = 44;

  private final RecordingDecoder decoder =
      new RecordingDecoder(ModelFiles.found(), RecordingLimits.STANDARD);

  @ParameterizedTest
  @CsvSource({"8000,16,1", "16000,16,1", "44100,16,2", "44100,24,2", "48000,24,1", "22050,16,2"})
  void aToneIsTheSameToneAt16KilohertzFromAnyFormat(int rate, int bits, int channels) {
    IntToDoubleFunction tone = i -> tone(440, i, rate);
    IntToDoubleFunction[] all = new IntToDoubleFunction[channels];
    Arrays.fill(all, tone);
    float[] samples = decode(new WaveFile(rate, bits, all).bytes(rate));
    assertThat(samples).hasSizeBetween(15_990, 16_010);
    for (int i = 1000; i < 15_000; i++) {
      assertThat(samples[i]).isCloseTo((float) tone(440, i, 16_000), within(0.002f));
    }
  }

  @Test
  void samplesAt16KilohertzAreUnchanged() {
    Random random = new Random(1);
    short[] noise = new short[20_000];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) random.nextInt(-30_000, 30_000);
    }
    byte[] wave =
        new WaveFile(16_000, 16, i -> noise[i] / (double) Short.MAX_VALUE).bytes(noise.length);
    float[] samples = decode(wave);
    assertThat(samples).hasSize(noise.length);
    for (int i = 0; i < noise.length; i++) {
      assertThat(samples[i]).isEqualTo(noise[i] / 32768f);
    }
  }

  @Test
  void channelsThatCancelEachOtherOutAreStillHeard() {
    WaveFile inverted =
        new WaveFile(16_000, 16, i -> tone(440, i, 16_000), i -> -tone(440, i, 16_000));
    float[] samples = decode(inverted.bytes(16_000));
    assertThat(samples[5009]).isCloseTo((float) tone(440, 5009, 16_000), within(0.002f));
  }

  @Test
  void whatIsNoFiniteNumberBecomesSilence() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.25).bytes(8_000);
    ByteBuffer floats = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
    floats
        .putShort(20, (short) 3)
        .putInt(28, 64_000)
        .putShort(32, (short) 4)
        .putShort(34, (short) 32);
    for (int i = 0; i < 4_000; i++) {
      floats.putFloat(DATA + 4 * i, new float[] {0.25f, Float.NaN, Float.POSITIVE_INFINITY}[i % 3]);
    }
    float[] samples = decode(wave);
    assertThat(samples).hasSize(4_000);
    assertThat(samples).startsWith(0.25f, 0f, 0f, 0.25f, 0f, 0f);
  }

  @Test
  void aFileAndItsBytesGiveTheSame(@TempDir Path folder) throws Exception {
    byte[] flac = Golden.bytes("speech/LJ001-0002.flac");
    Path file = Files.write(folder.resolve("-i \u00fc\ud83d\ude00 'quoted'.wav"), flac);
    List<float[]> blocks = new ArrayList<>();
    double seconds = decoder.decode(new ByteSource.OfFile(file), blocks::add).seconds();
    assertThat(seconds).isCloseTo(1.9, within(0.01));
    assertThat(join(blocks)).isEqualTo(decode(flac));
  }

  @Test
  void onlyRecordingsAreDecoded() {
    assertFails(ErrorCode.EMPTY, new byte[0]);
    assertFails(ErrorCode.UNSUPPORTED_TYPE, "not a sound at all, but words".getBytes(UTF_8));
    assertFails(ErrorCode.UNSUPPORTED_TYPE, Golden.bytes("exif-1.jpg"));
    assertFails(ErrorCode.UNSUPPORTED_TYPE, "#EXTM3U\n#EXTINF:1,\n/etc/passwd".getBytes(UTF_8));
    byte[] random = new byte[4000];
    new Random(5).nextBytes(random);
    assertFails(ErrorCode.UNSUPPORTED_TYPE, random);
  }

  @Test
  void damagedAndEmptyRecordingsAreTold() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(100);
    assertFails(ErrorCode.EMPTY, Arrays.copyOf(wave, DATA));
    byte[] noRate = wave.clone();
    Arrays.fill(noRate, 24, 28, (byte) 0);
    assertFails(ErrorCode.DAMAGED, noRate);
    assertFails(ErrorCode.DAMAGED, Arrays.copyOf(Golden.bytes("speech/LJ001-0002.flac"), 60));
  }

  @Test
  void aHeadThatPromisesTooMuchGivesWhatIsThere() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(1_000);
    ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0xFFFFFF00);
    assertThat(decode(wave)).hasSize(1_000);
  }

  @Test
  void limitsOfBytesLengthAndTimeHold() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(48_000);
    RecordingLimits standard = RecordingLimits.STANDARD;
    assertFails(
        ErrorCode.TOO_LARGE,
        wave,
        new RecordingLimits(1_000, standard.length(), standard.decoding()));
    assertFails(
        ErrorCode.TIMED_OUT,
        wave,
        new RecordingLimits(standard.bytes(), standard.length(), Duration.ofNanos(1)));
  }

  @Test
  void aRecordingLongerThanTheLimitIsHeardUpToIt() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(48_000);
    RecordingLimits standard = RecordingLimits.STANDARD;
    var limits = new RecordingLimits(standard.bytes(), Duration.ofSeconds(1), standard.decoding());
    var samples = new ArrayList<Float>();
    var decoded =
        new RecordingDecoder(ModelFiles.found(), limits)
            .decode(
                new ByteSource.OfBytes(wave),
                block -> {
                  for (float sample : block) {
                    samples.add(sample);
                  }
                });
    assertThat(decoded).isEqualTo(new RecordingDecoder.Decoded(1, true));
    assertThat(samples).hasSize(16_000);
  }

  @Test
  void aDecoderThatIsInterruptedWithUsBlamesNotTheRecording() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(60 * 60 * 16_000);
    assertThatThrownBy(
            () -> decoder.decode(new ByteSource.OfBytes(wave), block -> interruptChildren()))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.UNREADABLE);
              assertThat(e.problem().code().blamesInput()).isFalse();
            });
  }

  private static void interruptChildren() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
        .forEach(child -> interrupt(child.pid()));
  }

  private static void interrupt(long pid) {
    try {
      new ProcessBuilder("kill", "-INT", String.valueOf(pid)).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void noChildOutlivesADecodingThatIsGivenUp() {
    byte[] wave = new WaveFile(16_000, 16, i -> 0.1).bytes(2_000_000);
    assertThatThrownBy(
            () ->
                decoder.decode(
                    new ByteSource.OfBytes(wave),
                    samples -> {
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");
    ProcessHandle.current().children().forEach(child -> child.onExit().join());
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private void assertFails(ErrorCode code, byte[] bytes) {
    assertFails(code, bytes, RecordingLimits.STANDARD);
  }

  private static void assertFails(ErrorCode code, byte[] bytes, RecordingLimits limits) {
    RecordingDecoder limited = new RecordingDecoder(ModelFiles.found(), limits);
    assertThatThrownBy(() -> limited.decode(new ByteSource.OfBytes(bytes), samples -> {}))
        .isInstanceOfSatisfying(
            OnespaceException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
  }

  private float[] decode(byte[] bytes) {
    List<float[]> blocks = new ArrayList<>();
    double seconds = decoder.decode(new ByteSource.OfBytes(bytes), blocks::add).seconds();
    float[] samples = join(blocks);
    assertThat(seconds).isEqualTo(samples.length / 16_000.0);
    return samples;
  }

  private static float[] join(List<float[]> blocks) {
    float[] all = new float[blocks.stream().mapToInt(block -> block.length).sum()];
    int at = 0;
    for (float[] block : blocks) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    return all;
  }

  private static double tone(double hertz, int sample, int rate) {
    return 0.5 * Math.sin(2 * Math.PI * hertz * sample / rate);
  }
}
