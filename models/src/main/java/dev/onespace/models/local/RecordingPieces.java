package dev.onespace.models.local;

import dev.onespace.item.Place;
import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.models.recording.SampleSink;
import dev.onespace.models.speech.Transcript;
import dev.onespace.models.work.Deadline;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Limits;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Windows of recordings for a native space, with what is said in each. Thread-safe. */
final class RecordingPieces {
  private static final double MILLIS = 1000;

  private final LocalModels models;
  private final RecordingDecoder decoder;
  private final PreparationSettings settings;
  private final StageClock clock;

  RecordingPieces(
      LocalModels models, Limits limits, PreparationSettings settings, StageClock clock) {
    this.models = models;
    this.decoder = new RecordingDecoder(models.files(), RecordingLimits.of(limits));
    this.settings = settings;
    this.clock = clock;
  }

  Prepared prepare(ByteSource bytes, Deadline deadline) {
    Spool spool = Spool.open();
    boolean kept = false;
    try {
      Prepared prepared = prepare(bytes, spool, deadline);
      kept = true;
      return prepared;
    } finally {
      if (!kept) {
        spool.close();
      }
    }
  }

  private Prepared prepare(ByteSource bytes, Spool spool, Deadline deadline) {
    SoundWindows cutter = new SoundWindows();
    SampleSink both =
        samples -> {
          spool.accept(samples);
          cutter.accept(samples);
        };
    Transcript transcript = hear(bytes, both, deadline);
    List<SoundWindows.Stretch> windows = cutter.cut(settings.soundWindow().toMillis() / MILLIS);
    List<SaidIn> said = SaidIn.each(windows, transcript);
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      SoundWindows.Stretch window = windows.get(i);
      pieces.add(
          new Piece(
              new Medium.Sound(spool.wave(window.from(), window.to()), window.seconds()),
              Place.of(new Place.Seconds(window.start(), window.end())),
              said.get(i).words(),
              said.get(i).spans()));
    }
    return new Prepared.Ready(
        pieces,
        Facts.of(transcript.duration(), bytes),
        Optional.empty(),
        notes(transcript, windows));
  }

  private Transcript hear(ByteSource bytes, SampleSink sink, Deadline deadline) {
    if (settings.words()) {
      return clock.time(Stage.SPEECH, () -> models.transcriber().utterances(bytes, sink, deadline));
    }
    RecordingDecoder.Decoded decoded =
        clock.time(
            Stage.DECODE,
            () ->
                decoder.decode(
                    bytes,
                    samples -> {
                      deadline.check();
                      sink.accept(samples);
                    }));
    return new Transcript(List.of(), decoded.seconds(), decoded.cut(), 0);
  }

  private static List<String> notes(Transcript transcript, List<SoundWindows.Stretch> windows) {
    List<String> notes = new ArrayList<>(RecordingDrafts.notes(transcript));
    double sound = windows.stream().mapToDouble(SoundWindows.Stretch::seconds).sum();
    double silence = transcript.duration() - sound;
    if (silence >= 1) {
      notes.add(String.format(Locale.ROOT, "%.0f seconds of silence were left out", silence));
    }
    return notes;
  }
}
