package dev.onespace.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.space.Task;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Opens preparations, and gives them the sample knowledge base. */
final class Preparing {
  static final Path SAMPLES = Path.of("../samples/knowledge");
  static final ModelFiles FILES = ModelFiles.found();

  private Preparing() {}

  static String words(Prepared.Ready ready) {
    return ready.pieces().stream().map(Piece::words).collect(Collectors.joining(" "));
  }

  static Prepared.Ready ready(LocalPreparation preparation, Content content) {
    Prepared prepared = preparation.prepare(List.of(content), Task.DOCUMENT).getFirst();
    assertThat(prepared).isInstanceOf(Prepared.Ready.class);
    return (Prepared.Ready) prepared;
  }

  static PreparationSettings without() {
    return new PreparationSettings(512, 64, Duration.ofSeconds(30), false);
  }

  static LocalPreparation open(PreparationSettings settings) {
    return open(Limits.DEFAULT, settings);
  }

  static LocalPreparation open(Limits limits, PreparationSettings settings) {
    return new LocalPreparation(FILES, limits, settings, new StageClock());
  }

  static Limits limits(int tokens, Duration length, long memory) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.textBytes(),
        usual.pictureBytes(),
        usual.recordingBytes(),
        usual.pixels(),
        length,
        tokens,
        usual.itemTime(),
        memory);
  }

  static Content picture(String file) {
    return new Content.Picture(new ByteSource.OfFile(SAMPLES.resolve(file)));
  }

  static Content recording(String file) {
    return new Content.Recording(new ByteSource.OfFile(SAMPLES.resolve(file)));
  }
}
