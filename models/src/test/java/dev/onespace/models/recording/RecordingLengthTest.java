package dev.onespace.models.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a recording is, as its container tells. */
class RecordingLengthTest {
  private static final double TONE = 1;

  private final RecordingLength lengths =
      new RecordingLength(ModelFiles.found(), RecordingLimits.STANDARD);

  @Test
  void of_every_format_it_is_about_what_is_decoded(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<byte[]> tones = EncodedTone.all(folder);
    assertThat(tones).hasSizeGreaterThan(10);
    for (byte[] tone : tones) {
      Path file = Files.write(folder.resolve("tone"), tone);
      assertThat(lengths.seconds(new ByteSource.OfFile(file)))
          .as(RecordingType.of(Files.newInputStream(file)).toString())
          .isCloseTo(TONE, within(0.3));
    }
  }

  @Test
  void no_more_is_told_than_is_heard(@TempDir Path folder) throws IOException {
    byte[] wave = new WaveFile(8_000, 16, i -> 0).bytes(80_000);
    Path file = Files.write(folder.resolve("long.wav"), wave);
    var limits = new RecordingLimits(1 << 20, Duration.ofSeconds(4), Duration.ofSeconds(9));
    assertThat(new RecordingLength(ModelFiles.found(), limits).seconds(new ByteSource.OfFile(file)))
        .isEqualTo(4);
  }

  @Test
  void what_is_no_recording_or_not_there_has_no_length(@TempDir Path folder) throws IOException {
    Path text = Files.writeString(folder.resolve("a.wav"), "no recording, whatever the name says");
    assertThat(lengths.seconds(new ByteSource.OfFile(text))).isZero();
    assertThat(lengths.seconds(new ByteSource.OfFile(folder.resolve("gone.wav")))).isZero();
  }

  @Test
  void one_that_does_not_tell_is_as_long_as_its_bytes_would_be(@TempDir Path folder)
      throws IOException {
    byte[] bytes = new byte[32_000];
    System.arraycopy("OggS".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 4);
    Path file = Files.write(folder.resolve("broken.ogg"), bytes);
    assertThat(lengths.seconds(new ByteSource.OfFile(file))).isEqualTo(2);
  }
}
