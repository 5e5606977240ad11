package dev.onespace.models.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.golden.Golden;
import dev.onespace.models.recording.RecordingDecoder.Decoded;
import dev.onespace.space.ByteSource;
import dev.onespace.testkit.fuzz.Cases;
import dev.onespace.testkit.fuzz.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recordings of every format, damaged in every way, decoded with a heap of 512 MB (the execution
 * {@code damaged} of surefire): each gives finite samples or is a problem of the input, and nothing
 * is left behind.
 */
class DamagedRecordingsTest {
  private static final RecordingLimits LIMITS =
      new RecordingLimits(1 << 20, Duration.ofHours(1), Duration.ofMinutes(1));

  private final RecordingDecoder decoder = new RecordingDecoder(ModelFiles.found(), LIMITS);

  @Test
  void a_damaged_recording_gives_samples_or_a_problem_of_the_input(@TempDir Path folder)
      throws Exception {
    List<byte[]> whole = EncodedTone.all(folder);
    assertThat(whole).hasSizeGreaterThan(12);
    whole.add(Golden.bytes("speech/LJ001-0002.flac"));
    Cases.of(80, 3_000)
        .check(
            seed -> {
              Random random = new Random(seed);
              byte[] bytes = new Damage(random).of(one(whole, random), one(whole, random));
              assertDecodes(
                  random.nextBoolean()
                      ? new ByteSource.OfFile(Files.write(folder.resolve("x"), bytes))
                      : new ByteSource.OfBytes(bytes));
            });
    assertThat(copies()).isEmpty();
    ProcessHandle.current().children().forEach(child -> child.onExit().join());
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  private void assertDecodes(ByteSource source) {
    AtomicLong count = new AtomicLong();
    try {
      Decoded decoded =
          decoder.decode(
              source,
              samples -> {
                count.addAndGet(samples.length);
                assertFinite(samples);
              });
      assertThat(decoded.seconds()).isEqualTo(count.get() / (double) RecordingDecoder.RATE);
      assertThat(count.get()).isPositive();
    } catch (OnespaceException bad) {
      assertThat(bad.problem().code().blamesInput()).as("%s", bad.problem()).isTrue();
      assertThat(bad.problem().code()).as("%s", bad.problem()).isNotEqualTo(ErrorCode.TIMED_OUT);
    }
  }

  private static void assertFinite(float[] samples) {
    for (float sample : samples) {
      if (!Float.isFinite(sample)) {
        throw new AssertionError("a sample is " + sample);
      }
    }
  }

  /** Copies of recordings in the folder for temporary files, which is this build's own. */
  private static List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.toString().endsWith(".recording")).toList();
    }
  }

  private static byte[] one(List<byte[]> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
