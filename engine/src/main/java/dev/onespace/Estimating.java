package dev.onespace;

import dev.onespace.Forecast.LocalWork;
import dev.onespace.Setup.Embedding;
import dev.onespace.cloud.gemini.Estimate;
import dev.onespace.cloud.gemini.Estimator;
import dev.onespace.cloud.gemini.Estimator.Windows;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.PreparationSettings;
import dev.onespace.models.recording.RecordingLength;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.space.Content;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up what embedding contents will take, in the batches that an ingest makes of them. */
final class Estimating {
  private static final double MILLIS = 1000;

  /** Of English text, by the encoder's tokens. */
  private static final int CHARACTERS_OF_A_TOKEN = 4;

  private final Embedding embedding;
  private final RecordingLength recordingLength;
  private final List<Content> batch = new ArrayList<>();

  /** Of the recordings in the batch, in seconds; each is looked at once. */
  private final Map<Content.Recording, Double> lengths = new IdentityHashMap<>();

  private Estimate sum = Estimate.NONE;
  private long texts;
  private long pictures;
  private long recordings;
  private double seconds;

  Estimating(Embedding embedding) {
    this.embedding = embedding;
    this.recordingLength = new RecordingLength(ModelFiles.found(), RecordingLimits.STANDARD);
  }

  void add(Content content) {
    switch (content) {
      case Content.Words _ -> texts++;
      case Content.Picture _ -> pictures++;
      case Content.Recording recording -> {
        recordings++;
        seconds += length(recording);
      }
    }
    batch.add(content);
    if (batch.size() == IngestOptions.BATCH) {
      close();
    }
  }

  Forecast sum() {
    close();
    return switch (embedding) {
      case Embedding.Local() -> new Forecast(Optional.empty(), local(true));
      case Embedding.Gemini(_, var preparation) ->
          new Forecast(Optional.of(sum), local(preparation.words()));
    };
  }

  private LocalWork local(boolean words) {
    return new LocalWork(texts, pictures, recordings, seconds, words);
  }

  private void close() {
    if (!batch.isEmpty() && embedding instanceof Embedding.Gemini(var settings, var cut)) {
      sum = sum.plus(new Estimator(settings).roughly(batch, windows(cut), this::length));
    }
    batch.clear();
    lengths.clear();
  }

  private double length(Content.Recording recording) {
    return lengths.computeIfAbsent(recording, it -> recordingLength.seconds(it.bytes()));
  }

  private static Windows windows(PreparationSettings cut) {
    return new Windows(
        (cut.textTokens() - cut.textOverlap()) * CHARACTERS_OF_A_TOKEN,
        cut.soundWindow().toMillis() / MILLIS);
  }
}
