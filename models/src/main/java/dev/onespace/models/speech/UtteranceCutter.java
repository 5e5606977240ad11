package dev.onespace.models.speech;

import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.SampleSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts the sound of one recording into utterances as it comes in. Stretches of speech are joined
 * while they fit into an utterance; then the longest pause in its second half is the cut, or, where
 * speech does not pause, the quietest moment there. For one recording, by one thread.
 */
final class UtteranceCutter implements SampleSink {
  private static final int FRAME = VoiceActivity.FRAME;
  private static final double FRAMES_PER_SECOND = RecordingDecoder.RATE / (double) FRAME;

  private final VoiceActivity activity;
  private final SpeechSettings settings;
  private final Consumer<Utterance> sink;
  private final StretchFinder finder;
  private final SampleBuffer sound = new SampleBuffer();
  private final Loudness loudness = new Loudness();
  private final List<Stretch> group = new ArrayList<>();
  private double longest;
  private long emittedTo;

  UtteranceCutter(VoiceActivity activity, SpeechSettings settings, Consumer<Utterance> sink) {
    this.activity = activity;
    this.settings = settings;
    this.sink = sink;
    this.finder = new StretchFinder(frames(settings.pause()), frames(settings.shortest()));
    this.longest = settings.whole();
  }

  @Override
  public void accept(float[] samples) {
    sound.append(samples);
    while (sound.end() - finder.frames() * (long) FRAME >= FRAME) {
      takeFrame();
    }
  }

  /** Takes what is left when the recording has ended. */
  void finish() {
    int rest = (int) (sound.end() - finder.frames() * (long) FRAME);
    if (rest > 0) {
      sound.append(new float[FRAME - rest]);
      takeFrame();
    }
    finder.finish().ifPresent(group::add);
    if (!group.isEmpty()) {
      cutWhileTooLong(group.getLast().end());
      emit(group.size());
    }
  }

  private void takeFrame() {
    long at = finder.frames() * (long) FRAME;
    float[] frame = sound.copy(at, at + FRAME);
    loudness.add(frame);
    finder.accept(activity.next(frame, 0)).ifPresent(group::add);
    if (!group.isEmpty() && isLongRest()) {
      emit(group.size());
    }
    if (!group.isEmpty() || finder.isOpen()) {
      cutWhileTooLong(finder.isOpen() ? finder.frames() : group.getLast().end());
    } else {
      forgetBefore(finder.frames());
    }
  }

  private boolean isLongRest() {
    int next = finder.openStart() >= 0 ? finder.openStart() : finder.frames();
    return next - group.getLast().end() > frames(settings.rest());
  }

  private void cutWhileTooLong(int end) {
    while (groupStart() >= 0 && end - groupStart() > frames(longest)) {
      longest = settings.utterance();
      int pause = longestPause();
      if (pause > 0) {
        emit(pause);
      } else {
        cutAt(quietest());
      }
    }
  }

  /** The first frame of what is not yet given out; negative if there is no speech. */
  private int groupStart() {
    return group.isEmpty() ? finder.openStart() : group.getFirst().start();
  }

  /** How many stretches stand before the longest pause in an utterance's second half; or 0. */
  private int longestPause() {
    int least = groupStart() + frames(longest) / 2;
    int most = groupStart() + frames(longest);
    int best = 0;
    int length = 0;
    for (int i = 0; i < group.size(); i++) {
      int end = group.get(i).end();
      if (end >= least && end <= most && pauseAfter(i) >= length) {
        best = i + 1;
        length = pauseAfter(i);
      }
    }
    return best;
  }

  private int pauseAfter(int stretch) {
    int next = finder.isOpen() ? finder.openStart() : finder.frames();
    return (stretch + 1 < group.size() ? group.get(stretch + 1).start() : next)
        - group.get(stretch).end();
  }

  private int quietest() {
    int from = groupStart();
    return loudness.quietest(from + frames(longest) / 2, from + frames(longest));
  }

  private void cutAt(int frame) {
    int before = 0;
    while (before < group.size() && group.get(before).end() <= frame) {
      before++;
    }
    if (before < group.size()) {
      Stretch cut = group.get(before);
      group.set(before, new Stretch(Math.max(frame, cut.start()), cut.end()));
      if (cut.start() < frame) {
        group.add(before++, new Stretch(cut.start(), frame));
      }
    } else if (finder.isOpen() && finder.openStart() < frame) {
      group.add(new Stretch(finder.openStart(), frame));
      finder.moveOpenStart(frame);
      before++;
    }
    emit(before);
  }

  private void emit(int count) {
    List<Stretch> stretches = List.copyOf(group.subList(0, count));
    group.subList(0, count).clear();
    int next = groupStart();
    long padding = Math.round(settings.padding() * RecordingDecoder.RATE);
    long from = Math.max(emittedTo, stretches.getFirst().start() * (long) FRAME - padding);
    long end = stretches.getLast().end() * (long) FRAME;
    long room = next < 0 ? padding : Math.min(padding, (next * (long) FRAME - end) / 2);
    long to = Math.min(sound.end(), end + room);
    sink.accept(
        new Utterance(sound.copy(from, to), stretches.stream().map(this::seconds).toList()));
    emittedTo = to;
    forgetBefore(next < 0 ? finder.frames() : next);
  }

  private void forgetBefore(int frame) {
    int kept = frame - frames(settings.padding() + settings.shortest()) - 1;
    sound.forget(Math.max(0, kept) * (long) FRAME);
    loudness.forget(Math.max(0, kept));
  }

  private Utterance.Seconds seconds(Stretch stretch) {
    return new Utterance.Seconds(
        stretch.start() / FRAMES_PER_SECOND, stretch.end() / FRAMES_PER_SECOND);
  }

  private static int frames(double seconds) {
    return Math.max(1, (int) Math.round(seconds * FRAMES_PER_SECOND));
  }
}
