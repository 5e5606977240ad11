package dev.onespace;

import dev.onespace.spending.Estimate;
import java.util.Optional;

/**
 * What taking inputs in will take, told before anything is done.
 *
 * @param provider what the provider of the space will be used; nothing for a space that costs
 *     nothing but time
 * @param local what this machine has to do itself
 */
public record Forecast(Optional<Estimate> provider, LocalWork local) {

  /**
   * What this machine has to do itself.
   *
   * @param texts to split into passages
   * @param pictures to decode
   * @param recordings to decode
   * @param seconds of sound in them: of a WAV as its header says, of another recording as its bytes
   *     would be at 128 kbit/s
   * @param words whether pictures are read (OCR) and recordings heard (speech recognition)
   */
  public record LocalWork(
      long texts, long pictures, long recordings, double seconds, boolean words) {}
}
