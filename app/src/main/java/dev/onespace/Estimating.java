package dev.onespace;

import dev.onespace.Setup.Embedding.Gemini;
import dev.onespace.cloud.gemini.Estimate;
import dev.onespace.cloud.gemini.Estimator;
import dev.onespace.cloud.gemini.Estimator.Windows;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.models.local.PreparationSettings;
import dev.onespace.space.Content;
import java.util.ArrayList;
import java.util.List;

/** Adds up what embedding contents will take, in the batches that an ingest makes of them. */
final class Estimating {
  private static final double MILLIS = 1000;

  /** Of English text, by the encoder's tokens. */
  private static final int CHARACTERS_OF_A_TOKEN = 4;

  private final Estimator estimator;
  private final Windows windows;
  private final List<Content> batch = new ArrayList<>();
  private Estimate sum = Estimate.NONE;

  Estimating(Gemini gemini) {
    this.estimator = new Estimator(gemini.settings());
    PreparationSettings cut = gemini.preparation();
    this.windows =
        new Windows(
            (cut.textTokens() - cut.textOverlap()) * CHARACTERS_OF_A_TOKEN,
            cut.soundWindow().toMillis() / MILLIS);
  }

  void add(Content content) {
    batch.add(content);
    if (batch.size() == IngestOptions.BATCH) {
      close();
    }
  }

  Estimate sum() {
    close();
    return sum;
  }

  private void close() {
    if (!batch.isEmpty()) {
      sum = sum.plus(estimator.roughly(batch, windows));
      batch.clear();
    }
  }
}
