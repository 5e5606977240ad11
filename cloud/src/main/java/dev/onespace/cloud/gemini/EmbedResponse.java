package dev.onespace.cloud.gemini;

import dev.onespace.spending.Tokens;
import java.util.List;
import java.util.Optional;

/**
 * What the API answered to a call, as it came: nothing of it is checked.
 *
 * @param vectors one per request, if all is well
 * @param tokens what is charged, if the answer says so
 */
record EmbedResponse(List<float[]> vectors, Optional<Usage> tokens) {
  EmbedResponse {
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
   * What to book for a call.
   *
   * @param tokens by modality
   * @param estimated whether the answer did not say so itself
   */
  record Charged(Tokens tokens, boolean estimated) {}

  /**
   * What to book: the tokens of the answer; where it names only their sum, what the estimate gives
   * pictures and sound is theirs, and the rest is text; where it names none, the estimate.
   */
  Charged charged(Tokens estimate) {
    return tokens
        .map(
            usage ->
                usage.details().map(EmbedResponse::said).orElseGet(() -> split(usage, estimate)))
        .orElseGet(() -> new Charged(estimate, true));
  }

  private static Charged said(Tokens tokens) {
    return new Charged(tokens, false);
  }

  /** Of text alone a sum says it all. */
  private static Charged split(Usage usage, Tokens estimate) {
    long audio = Math.min(usage.total(), estimate.audio());
    long image = Math.min(usage.total() - audio, estimate.image());
    return new Charged(
        new Tokens(usage.total() - audio - image, image, audio),
        estimate.image() + estimate.audio() > 0);
  }
}
