package dev.onespace.models.local;

import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.SampleSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a recording into windows that cover all that sounds, speech or not: a native space hears
 * more than words. A window ends at the quietest moment of its second half; silence around windows
 * belongs to none. For one recording, by one thread.
 */
final class SoundWindows implements SampleSink {
  private static final int FRAME = 512;

  /** -70 dB: below, a 16-bit recording holds nothing but its last bits. */
  private static final float SILENCE = 1e-7f;

  /** Frames on either side of a cut that have to be quiet too: a third of a second together. */
  private static final int AROUND = 5;

  private float[] loudness = new float[1 << 12];
  private int frames;
  private float open;
  private int inOpen;
  private long samples;

  /**
   * A window.
   *
   * @param from its first sample
   * @param to after its last one
   */
  record Stretch(long from, long to) {
    double start() {
      return from / (double) RecordingDecoder.RATE;
    }

    double end() {
      return to / (double) RecordingDecoder.RATE;
    }

    double seconds() {
      return (to - from) / (double) RecordingDecoder.RATE;
    }
  }

  @Override
  public void accept(float[] block) {
    for (float sample : block) {
      open += sample * sample;
      if (++inOpen == FRAME) {
        endFrame();
      }
    }
    samples += block.length;
  }

  private void endFrame() {
    if (frames == loudness.length) {
      loudness = Arrays.copyOf(loudness, 2 * frames);
    }
    loudness[frames++] = open / inOpen;
    open = 0;
    inOpen = 0;
  }

  /** The windows of all samples taken, of at most so many seconds each. */
  List<Stretch> cut(double longest) {
    if (inOpen > 0) {
      endFrame();
    }
    int most = (int) (longest * RecordingDecoder.RATE / FRAME);
    int stop = endOfSound(0, frames);
    List<Stretch> windows = new ArrayList<>();
    for (int at = nextSound(0); at < stop; ) {
      int end = stop - at <= most ? stop : quietest(at, most, stop - at);
      long to = Math.min(samples, endOfSound(at, end) * (long) FRAME);
      windows.add(new Stretch(at * (long) FRAME, to));
      at = nextSound(end);
    }
    return windows;
  }

  /** A quarter of a window is left over for the last one, so that no crumbs remain. */
  private int quietest(int start, int most, int left) {
    int to = start + Math.min(most, left - most / 4);
    int best = to;
    double least = Double.MAX_VALUE;
    for (int frame = start + most / 2; frame <= to; frame++) {
      double sum = 0;
      for (int i = frame - AROUND; i < Math.min(frames, frame + AROUND); i++) {
        sum += loudness[i];
      }
      if (sum <= least) {
        least = sum;
        best = frame;
      }
    }
    return best;
  }

  private int nextSound(int from) {
    int frame = from;
    while (frame < frames && loudness[frame] < SILENCE) {
      frame++;
    }
    return frame;
  }

  private int endOfSound(int from, int to) {
    int end = to;
    while (end > from && loudness[end - 1] < SILENCE) {
      end--;
    }
    return end;
  }
}
