package dev.onespace;

import dev.onespace.Forecast.LocalWork;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.recording.RecordingLength;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.space.Content;
import dev.onespace.spending.Estimate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Adds up what embedding contents will take, in the batches that an ingest makes of them. */
final class Estimating {
  private final SpaceProvider provider;
  private final RecordingLength recordingLength;
  private final List<Content> batch = new ArrayList<>();

  /** Of the recordings in the batch, in seconds; each is looked at once. */
  private final Map<Content.Recording, Double> lengths = new IdentityHashMap<>();

  private Estimate sum = Estimate.NONE;
  private long texts;
  private long pictures;
  private long recordings;
  private double seconds;

  Estimating(SpaceProvider provider) {
    this.provider = provider;
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
    return new Forecast(
        provider.billing().map(_ -> sum),
        new LocalWork(texts, pictures, recordings, seconds, provider.readsAndHears()));
  }

  private void close() {
    if (!batch.isEmpty()) {
      sum = provider.estimate(batch, this::length).map(sum::plus).orElse(sum);
    }
    batch.clear();
    lengths.clear();
  }

  private double length(Content.Recording recording) {
    return lengths.computeIfAbsent(recording, it -> recordingLength.seconds(it.bytes()));
  }
}
