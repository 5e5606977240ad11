package dev.onespace.models.local;

import dev.onespace.item.Facet;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.models.local.Draft.VectorPart;
import dev.onespace.models.local.Draft.WordsPart;
import dev.onespace.models.ocr.OcrText;
import dev.onespace.models.picture.Picture;
import dev.onespace.models.sight.Seen;
import dev.onespace.models.text.TextSplitter;
import dev.onespace.models.text.Window;
import dev.onespace.models.work.Deadline;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Embedded.Thumbnail;
import dev.onespace.space.Limits;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Drafts of pictures: the words read, what is seen, and how it looks. */
final class PictureDrafts {
  private final LocalModels models;
  private final Pictures pictures;
  private final StageClock clock;
  private final Executor aside;

  PictureDrafts(LocalModels models, Limits limits, StageClock clock, Executor aside) {
    this.models = models;
    this.pictures = new Pictures(models, limits, clock);
    this.clock = clock;
    this.aside = aside;
  }

  Draft draft(ByteSource bytes, boolean thumbnail, Deadline deadline) {
    return models
        .memory()
        .flatMap(it -> it.picture(bytes))
        .<Draft>map(known -> parts(known, bytes, Optional.empty(), List.of()))
        .orElseGet(() -> perceive(bytes, thumbnail, deadline));
  }

  private Draft perceive(ByteSource bytes, boolean thumbnail, Deadline deadline) {
    Picture picture = pictures.decode(bytes, deadline);
    var seeing = CompletableFuture.supplyAsync(() -> see(picture), aside);
    OcrText read = pictures.lines(picture);
    Seen seen = seeing.join();
    deadline.check();
    double scale = (double) picture.width() / picture.detail().getWidth();
    Perceived perceived = new Perceived(picture.width(), picture.height(), scale, read, seen);
    models.memory().ifPresent(it -> it.keep(bytes, perceived));
    return parts(
        perceived,
        bytes,
        thumbnail ? Optional.of(new Thumbnail(picture.thumbnail())) : Optional.empty(),
        picture.notes());
  }

  private Draft.Parts parts(
      Perceived picture, ByteSource bytes, Optional<Thumbnail> thumbnail, List<String> notes) {
    Seen seen = picture.seen();
    float[] probabilities =
        seen.probabilities(models.parameters().of(EmbeddingParameter.SIGHT_DETAIL));
    return new Draft.Parts(
        words(picture),
        List.of(
            new VectorPart(Facet.SIGHT, models.anchors().seen(probabilities)),
            new VectorPart(Facet.LOOK, models.look().look(seen.features()))),
        Facts.of(picture.width(), picture.height(), bytes),
        thumbnail,
        notes);
  }

  private Seen see(Picture picture) {
    return clock.time(Stage.SIGHT, () -> models.sight().see(picture.image()));
  }

  private List<WordsPart> words(Perceived picture) {
    OcrText chosen = new ReadLines(models.parameters()).chosen(picture);
    PlacedText placed = Pictures.placed(chosen, picture.scale());
    if (placed.text().isEmpty()) {
      return List.of();
    }
    TextSplitter splitter = models.splitter(EmbeddingParameter.READ_WINDOW);
    List<WordsPart> parts = new ArrayList<>();
    for (Window window : splitter.split(placed.text())) {
      List<Span> spans = placed.spansIn(window.start(), window.end());
      parts.add(new WordsPart(window.text(), Place.WHOLE, spans));
    }
    return parts;
  }
}
