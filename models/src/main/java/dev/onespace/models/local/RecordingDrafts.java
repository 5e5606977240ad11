package dev.onespace.models.local;

import dev.onespace.item.Place;
import dev.onespace.models.local.Draft.WordsPart;
import dev.onespace.models.speech.Transcript;
import dev.onespace.models.work.Deadline;
import dev.onespace.space.ByteSource;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drafts of recordings: what was said, in windows that know their seconds. */
final class RecordingDrafts {
  private final LocalModels models;
  private final StageClock clock;

  RecordingDrafts(LocalModels models, StageClock clock) {
    this.models = models;
    this.clock = clock;
  }

  Draft draft(ByteSource bytes, Deadline deadline) {
    Transcript transcript = clock.time(Stage.SPEECH, () -> heard(bytes, deadline));
    List<WordsPart> parts =
        transcript.windows().stream()
            .map(
                window ->
                    new WordsPart(
                        window.words(),
                        Place.of(new Place.Seconds(window.start(), window.end())),
                        window.spans()))
            .toList();
    return new Draft.Parts(
        parts,
        List.of(),
        Facts.of(transcript.duration(), bytes),
        Optional.empty(),
        notes(transcript));
  }

  private Transcript heard(ByteSource bytes, Deadline deadline) {
    return models
        .memory()
        .flatMap(it -> it.recording(bytes))
        .orElseGet(
            () -> {
              Transcript heard = models.transcriber().transcribe(bytes, deadline);
              models.memory().ifPresent(it -> it.keep(bytes, heard));
              return heard;
            });
  }

  /** What was left out of a recording that was listened to. */
  static List<String> notes(Transcript transcript) {
    List<String> notes = new ArrayList<>();
    if (transcript.loops() > 0) {
      notes.add(
          "the speech model repeated itself in %s utterances, which were cut"
              .formatted(transcript.loops()));
    }
    if (transcript.cut()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "only the first %.0f seconds were heard (limits.recording-length)",
              transcript.duration()));
    }
    return notes;
  }
}
