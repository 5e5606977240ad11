package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.Draft.VectorPart;
import dev.onespace.models.local.Draft.WordsPart;
import dev.onespace.models.text.TextEncoder;
import dev.onespace.models.work.Deadline;
import dev.onespace.models.work.Workers;
import dev.onespace.space.Capabilities;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Limits;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Space;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * One space for text, pictures and recordings on local models, anchored in the text encoder (384
 * dimensions).
 *
 * <ul>
 *   <li>A text becomes windows of words.
 *   <li>A picture becomes the words read in it, what is seen in it (put among the words by ConSE),
 *       and its look.
 *   <li>A recording becomes windows of the words said in it.
 * </ul>
 *
 * English, and speech rather than sounds. No network is used. A batch is worked on by all cores;
 * models are opened when first needed.
 */
public final class LocalSpace implements Space {
  /** What the encoder was trained to see before a query (model card of bge-small-en-v1.5). */
  static final String QUERY_PREFIX = "Represent this sentence for searching relevant passages: ";

  /** So many texts, some seconds of work, are encoded before it is asked again whether to stop. */
  private static final int TOGETHER = 512;

  private final LocalModels models;
  private final Limits limits;
  private final StageClock clock;
  private final Workers workers = Workers.perCore("local-space");
  private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
  private final PictureDrafts pictures;
  private final RecordingDrafts recordings;

  /**
   * A space on these model files, which tells the clock how long each stage takes.
   *
   * @param limits what one content may cost
   */
  public LocalSpace(ModelFiles files, Limits limits, StageClock clock) {
    this(files, limits, clock, EmbeddingParameters.USUAL, Optional.empty());
  }

  /**
   * The same by other parameters, for measuring.
   *
   * @param memory a folder in which what the models make of contents is remembered, so that several
   *     parameters can be tried; thumbnails, notes and the places of words said are not
   */
  public LocalSpace(
      ModelFiles files,
      Limits limits,
      StageClock clock,
      EmbeddingParameters parameters,
      Optional<Path> memory) {
    this.models =
        new LocalModels(
            files,
            limits,
            parameters,
            memory.map(folder -> new ModelOutputCache(folder, LocalHashes.models(files))));
    this.limits = limits;
    this.clock = clock;
    this.pictures = new PictureDrafts(models, limits, clock, aside);
    this.recordings = new RecordingDrafts(models, clock);
  }

  @Override
  public String id() {
    return "local";
  }

  @Override
  public int dimension() {
    return TextEncoder.DIMENSION;
  }

  @Override
  public SpaceHash hash() {
    return LocalHashes.space(models.files(), models.parameters());
  }

  @Override
  public PipelineHash pipeline() {
    return LocalHashes.pipeline(models.files(), models.parameters());
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        Set.of(Modality.values()), Map.of(Modality.IMAGE, Set.of(Modality.AUDIO)), true, false);
  }

  @Override
  public float[] mean() {
    return models.anchors().mean();
  }

  @Override
  public String caption(String words) {
    return "a photo of " + words;
  }

  @Override
  public void prepare(Modality type) {
    models.prepare(type, aside);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return embed(contents, task, () -> false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    models.prepare(Modality.TEXT, aside);
    List<Draft> drafts = drafts(contents, task, stop);
    List<float[]> vectors = encode(drafts, contents, task, areTexts(contents) ? stop : () -> false);
    List<Embedded> embedded = new ArrayList<>();
    int used = 0;
    for (Draft draft : drafts) {
      switch (draft) {
        case Draft.Refused(var problem) -> embedded.add(new Embedded.Failed(problem));
        case Draft.Parts parts -> {
          int end = used + parts.words().size();
          if (end > vectors.size()) {
            return embedded; // stopped before all of it was encoded
          }
          Modality modality = contents.get(embedded.size()).type();
          embedded.add(finished(modality, parts, vectors.subList(used, end)));
          used = end;
        }
      }
    }
    return embedded;
  }

  /** The drafts of the first contents: all of them, or those that were begun before it stopped. */
  private List<Draft> drafts(List<Content> contents, Task task, BooleanSupplier stop) {
    return workers
        .map(
            contents,
            content ->
                stop.getAsBoolean() ? Optional.<Draft>empty() : Optional.of(draft(content, task)))
        .stream()
        .takeWhile(Optional::isPresent)
        .map(Optional::orElseThrow)
        .toList();
  }

  /** What was read and heard took longer than its encoding will: it is not given up for a stop. */
  private static boolean areTexts(List<Content> contents) {
    return contents.stream().allMatch(content -> content.type() == Modality.TEXT);
  }

  private Draft draft(Content content, Task task) {
    Deadline deadline = Deadline.in(limits.itemTime());
    try {
      return switch (content) {
        case Content.Words(var text) ->
            (task == Task.QUERY
                    ? WordsDrafts.toAsk(models.splitter(EmbeddingParameter.WINDOW), limits)
                    : WordsDrafts.toStore(models.splitter(EmbeddingParameter.WINDOW), limits))
                .draft(text);
        case Content.Picture(_, var bytes) ->
            pictures.draft(bytes, task == Task.DOCUMENT, deadline);
        case Content.Recording(_, var bytes) -> recordings.draft(bytes, deadline);
      };
    } catch (OnespaceException refused) {
      if (refused.problem().code() == ErrorCode.CORRUPT) {
        throw refused; // a damaged model is no fault of this content, and would fail every other
      }
      return new Draft.Refused(refused.problem());
    }
  }

  /** The vectors of all words of all drafts, in order; fewer if it is stopped before the last. */
  private List<float[]> encode(
      List<Draft> drafts, List<Content> contents, Task task, BooleanSupplier stop) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i) instanceof Draft.Parts parts) {
        String prefix = prefix(contents.get(i), task);
        parts.words().forEach(part -> texts.add(prefix + part.text()));
      }
    }
    if (texts.isEmpty()) {
      return List.of();
    }
    return clock.time(
        Stage.TEXT,
        () -> {
          List<float[]> placed = new ArrayList<>();
          for (int from = 0; from < texts.size() && !stop.getAsBoolean(); from += TOGETHER) {
            int to = Math.min(texts.size(), from + TOGETHER);
            for (float[] raw : models.encode(texts.subList(from, to))) {
              placed.add(models.anchors().place(raw));
            }
          }
          return placed;
        });
  }

  /** The words of a picture describe it as a document does; what is written or said asks. */
  private static String prefix(Content content, Task task) {
    return task == Task.QUERY && content.type() != Modality.IMAGE ? QUERY_PREFIX : "";
  }

  private Embedded finished(Modality modality, Draft.Parts parts, List<float[]> vectors) {
    List<Passage> passages = new ArrayList<>();
    int unknowns = 0;
    for (int i = 0; i < vectors.size(); i++) {
      WordsPart part = parts.words().get(i);
      boolean unknown = models.isUnknown(part.text());
      unknowns += unknown ? 1 : 0;
      passages.add(
          new Passage(
              passages.size(),
              modality,
              unknown ? Facet.UNKNOWN : Facet.WORDS,
              part.place(),
              vectors.get(i),
              part.text(),
              part.spans()));
    }
    for (VectorPart part : parts.vectors()) {
      passages.add(
          new Passage(
              passages.size(), modality, part.facet(), Place.WHOLE, part.vector(), "", List.of()));
    }
    return new Embedded.Done(passages, parts.facts(), parts.thumbnail(), notes(parts, unknowns));
  }

  private static List<String> notes(Draft.Parts parts, int unknowns) {
    if (unknowns == 0) {
      return parts.notes();
    }
    List<String> notes = new ArrayList<>(parts.notes());
    notes.add(
        "%s of %s passages are written in characters that the text encoder mostly does not know:"
                .formatted(unknowns, parts.words().size())
            + " they are found by the same words, not by what they mean");
    return List.copyOf(notes);
  }

  @Override
  public void close() {
    aside.close();
    workers.close();
    models.close();
  }
}
