package dev.onespace.models.speech;

import java.util.Optional;

/**
 * Finds stretches of speech in the probabilities of frames: one begins at 0.5 and ends when the
 * probability stays below 0.35 for a pause (the makers' thresholds).
 */
final class StretchFinder {
  private static final float BEGIN = 0.5f;
  private static final float END = 0.35f;
  private static final int NONE = -1;

  private final int pause;
  private final int shortest;
  private int frame;
  private int start = NONE;
  private int silentSince = NONE;

  /**
   * A finder.
   *
   * @param pause frames of silence that end a stretch
   * @param shortest frames of the shortest stretch
   */
  StretchFinder(int pause, int shortest) {
    this.pause = pause;
    this.shortest = shortest;
  }

  /** Takes the next frame's probability; the stretch that it ends, if it does. */
  Optional<Stretch> accept(float probability) {
    int now = frame++;
    if (probability >= BEGIN) {
      start = start == NONE ? now : start;
      silentSince = NONE;
    } else if (start != NONE && probability < END) {
      silentSince = silentSince == NONE ? now : silentSince;
    }
    return silentSince != NONE && frame - silentSince >= pause ? end() : Optional.empty();
  }

  /** The stretch that ends with the recording, if one is open. */
  Optional<Stretch> finish() {
    return start == NONE ? Optional.empty() : end();
  }

  /** The frames taken so far. */
  int frames() {
    return frame;
  }

  /** Whether a stretch is open that has been long enough to be speech. */
  boolean isOpen() {
    return start != NONE && frame - start >= shortest;
  }

  /** The first frame of the open stretch. */
  int openStart() {
    return start;
  }

  /** Lets the open stretch begin later: what is before is cut off. */
  void moveOpenStart(int later) {
    start = later;
  }

  private Optional<Stretch> end() {
    Stretch stretch = new Stretch(start, silentSince == NONE ? frame : silentSince);
    start = NONE;
    silentSince = NONE;
    return stretch.end() - stretch.start() >= shortest ? Optional.of(stretch) : Optional.empty();
  }
}
