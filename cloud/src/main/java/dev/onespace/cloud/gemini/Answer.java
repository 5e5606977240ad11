package dev.onespace.cloud.gemini;

import java.util.List;
import java.util.Optional;

/**
 * What the API answered to a call, as it came: nothing of it is checked.
 *
 * @param vectors one per request, if all is well
 * @param tokens what is charged, if the answer says so
 */
record Answer(List<float[]> vectors, Optional<Usage> tokens) {
  Answer {
    vectors = List.copyOf(vectors);
  }

  /**
   * What an answer says of tokens.
   *
   * @param total of all modalities
   * @param details by modality, if the answer says so
   */
  record Usage(long total, Optional<Tokens> details) {}

  /**
   * The tokens to book: those of the answer; where it names only their sum, what the estimate gives
   * pictures and sound is theirs, and the rest is text.
   */
  Tokens charged(Tokens estimate) {
    return tokens
        .map(usage -> usage.details().orElseGet(() -> split(usage.total(), estimate)))
        .orElse(estimate);
  }

  private static Tokens split(long total, Tokens estimate) {
    long audio = Math.min(total, estimate.audio());
    long image = Math.min(total - audio, estimate.image());
    return new Tokens(total - audio - image, image, audio);
  }
}
