package dev.onespace.models.recording;

import dev.onespace.models.files.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A second of a tone in the formats that the ffmpeg program can write. */
final class EncodedTone {
  /** Format, then what the program is told beside it. */
  private static final List<List<String>> FORMATS =
      List.of(
          List.of("wav", "-c:a", "pcm_s16le"),
          List.of("wav", "-c:a", "pcm_u8"),
          List.of("wav", "-c:a", "pcm_f32le"),
          List.of("wav", "-c:a", "pcm_alaw"),
          List.of("wav", "-c:a", "adpcm_ima_wav"),
          List.of("wav", "-c:a", "pcm_s24le", "-ac", "2", "-rf64", "always"),
          List.of("aiff", "-c:a", "pcm_s16be"),
          List.of("flac", "-ac", "2"),
          List.of("ogg", "-c:a", "flac"),
          List.of("ogg", "-c:a", "vorbis", "-ac", "2", "-strict", "-2"),
          List.of("ogg", "-c:a", "opus", "-ar", "48000", "-strict", "-2"),
          List.of("mp4", "-c:a", "aac"),
          List.of("mov", "-c:a", "alac"),
          List.of("webm", "-c:a", "opus", "-ar", "48000", "-strict", "-2"),
          List.of("asf", "-c:a", "wmav2"),
          List.of("adts", "-c:a", "aac"),
          List.of("mp2", "-c:a", "mp2"),
          List.of("mp3", "-c:a", "libmp3lame"));

  private EncodedTone() {}

  /** The recordings, each in a file of its own in {@code folder}. */
  static List<byte[]> all(Path folder) throws IOException, InterruptedException {
    Path wave =
        Files.write(
            folder.resolve("tone.wav"),
            new WaveFile(16_000, 16, i -> 0.5 * Math.sin(i / 6.0)).bytes(16_000));
    List<byte[]> all = new ArrayList<>();
    for (List<String> format : FORMATS) {
      encoded(wave, format).ifPresent(all::add);
    }
    return all;
  }

  /** The tone in a format; nothing if this build of the program does not write it. */
  private static Optional<byte[]> encoded(Path wave, List<String> format)
      throws IOException, InterruptedException {
    Path program = ModelFiles.found().program("ffmpeg");
    Path out = wave.resolveSibling("out");
    List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-y"));
    command.addAll(List.of("-i", wave.toString()));
    command.addAll(format.subList(1, format.size()));
    command.addAll(List.of("-f", format.getFirst(), out.toString()));
    Process process =
        ModelFiles.process(program, command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("ffmpeg does not end: " + command);
    }
    return process.exitValue() == 0 ? Optional.of(Files.readAllBytes(out)) : Optional.empty();
  }
}
