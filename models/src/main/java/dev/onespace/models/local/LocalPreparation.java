package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Place;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.picture.Picture;
import dev.onespace.models.work.Deadline;
import dev.onespace.models.work.Workers;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded.Thumbnail;
import dev.onespace.space.Limits;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Preparation;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.space.Task;
import dev.onespace.time.StageClock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Prepares contents on this machine for a native space, by what the local space uses, too.
 *
 * <ul>
 *   <li>A text becomes windows of the local encoder's tokens.
 *   <li>A picture becomes one piece: upright, sRGB, on white, at most 1,024 pixels, JPEG of quality
 *       85, with the words read in it and their boxes in the original's pixels.
 *   <li>A recording becomes windows that cover all that sounds, with the words said in each and
 *       their seconds. Its decoded sound waits in a temporary file, 115 MB an hour, until the
 *       pieces are no longer needed.
 * </ul>
 *
 * No network is used. A batch is worked on by all cores; models are opened when first needed, and
 * none of them where words are not wanted.
 */
public final class LocalPreparation implements Preparation {
  private final LocalModels models;
  private final Limits limits;
  private final PreparationSettings settings;
  private final Pictures pictures;
  private final RecordingPieces recordings;
  private final Workers workers = Workers.perCore("preparation");

  /**
   * A preparation with these model files, which tells the clock how long each stage takes.
   *
   * @param limits what one content may cost
   */
  public LocalPreparation(
      ModelFiles files, Limits limits, PreparationSettings settings, StageClock clock) {
    this.models = new LocalModels(files, limits, EmbeddingParameters.USUAL, Optional.empty());
    this.limits = limits;
    this.settings = settings;
    this.pictures = new Pictures(models, limits, clock);
    this.recordings = new RecordingPieces(models, limits, settings, clock);
  }

  @Override
  public PipelineHash pipeline() {
    return LocalHashes.preparation(models.files(), settings);
  }

  @Override
  public List<Prepared> prepare(List<Content> contents, Task task) {
    return prepare(contents, task, () -> false);
  }

  @Override
  public List<Prepared> prepare(List<Content> contents, Task task, BooleanSupplier stop) {
    return workers
        .map(
            contents,
            content ->
                stop.getAsBoolean()
                    ? Optional.<Prepared>empty()
                    : Optional.of(prepare(content, task)))
        .stream()
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .toList();
  }

  private Prepared prepare(Content content, Task task) {
    Deadline deadline = Deadline.in(limits.itemTime());
    try {
      return switch (content) {
        case Content.Words(var text) -> text(text);
        case Content.Picture(_, var bytes) -> picture(bytes, task == Task.DOCUMENT, deadline);
        case Content.Recording(_, var bytes) -> recordings.prepare(bytes, deadline);
      };
    } catch (OnespaceException refused) {
      if (refused.problem().code() == ErrorCode.CORRUPT) {
        throw refused; // a damaged model is no fault of this content, and would fail every other
      }
      return new Prepared.Refused(refused.problem());
    }
  }

  private Prepared text(String text) {
    var splitter = models.splitter(settings.textTokens(), settings.textOverlap());
    return switch (WordsDrafts.toStore(splitter, limits).draft(text)) {
      case Draft.Refused(var problem) -> new Prepared.Refused(problem);
      case Draft.Parts parts ->
          new Prepared.Ready(
              parts.words().stream().map(LocalPreparation::piece).toList(),
              parts.facts(),
              Optional.empty(),
              parts.notes());
    };
  }

  private static Piece piece(Draft.WordsPart part) {
    return new Piece(new Medium.Text(part.text()), part.place(), part.text(), part.spans());
  }

  private Prepared picture(ByteSource bytes, boolean thumbnail, Deadline deadline) {
    Picture picture = pictures.decode(bytes, deadline);
    byte[] jpeg = picture.thumbnail();
    PlacedText read = settings.words() ? pictures.read(picture) : new PlacedText("", List.of());
    deadline.check();
    var medium = new Medium.Picture(jpeg, picture.image().getWidth(), picture.image().getHeight());
    return new Prepared.Ready(
        List.of(new Piece(medium, Place.WHOLE, read.text(), read.spans())),
        Facts.of(picture.width(), picture.height(), bytes),
        thumbnail ? Optional.of(new Thumbnail(jpeg)) : Optional.empty(),
        picture.notes());
  }

  @Override
  public void close() {
    workers.close();
    models.close();
  }
}
