package dev.onespace.models.local;

import dev.onespace.models.ocr.OcrText;
import dev.onespace.models.picture.MemoryBudget;
import dev.onespace.models.picture.Picture;
import dev.onespace.models.picture.PictureDecoder;
import dev.onespace.models.picture.PictureLimits;
import dev.onespace.models.work.Deadline;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Limits;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.List;

/** Decodes pictures within one budget of memory, and reads them. Thread-safe. */
final class Pictures {
  /** Fewer characters than this are more often a smudge than a word. */
  private static final int LEAST_WORDS = 3;

  private final LocalModels models;
  private final PictureLimits limits;
  private final MemoryBudget memory;
  private final StageClock clock;

  Pictures(LocalModels models, Limits limits, StageClock clock) {
    this.models = models;
    this.limits = PictureLimits.of(limits);
    this.memory = new MemoryBudget(limits.memory());
    this.clock = clock;
  }

  Picture decode(ByteSource bytes, Deadline deadline) {
    Picture picture = clock.time(Stage.DECODE, () -> PictureDecoder.decode(bytes, limits, memory));
    deadline.check();
    return picture;
  }

  /** All words of a picture, with their boxes in the original's pixels; none in a smudge. */
  PlacedText read(Picture picture) {
    return placed(lines(picture), (double) picture.width() / picture.detail().getWidth());
  }

  /** The lines read in a picture, in the pixels of what was read. */
  OcrText lines(Picture picture) {
    return clock.time(Stage.OCR, () -> models.ocr().read(picture.detail()));
  }

  /**
   * The words of lines, in the original's pixels; none in a smudge.
   *
   * @param scale pixels of the original per pixel of what was read
   */
  static PlacedText placed(OcrText lines, double scale) {
    PlacedText placed = PlacedText.of(lines, scale);
    return placed.text().strip().length() < LEAST_WORDS ? new PlacedText("", List.of()) : placed;
  }
}
