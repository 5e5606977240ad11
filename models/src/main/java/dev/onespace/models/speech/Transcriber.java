package dev.onespace.models.speech;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.recording.RecordingDecoder;
import dev.onespace.models.recording.RecordingLimits;
import dev.onespace.models.recording.SampleSink;
import dev.onespace.models.work.Deadline;
import dev.onespace.models.work.Workers;
import dev.onespace.space.ByteSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Recordings to transcripts. Decoding and voice activity run in the caller's thread, recognition on
 * one thread per core, which all callers share: transcribe several short recordings from several
 * threads. A few utterances are in memory at a time, whatever the length. Thread-safe.
 */
public final class Transcriber implements AutoCloseable {
  private static final String VOICE_ACTIVITY = "speech/vad.onnx";

  private final RecordingDecoder decoder;
  private final OnnxModel voiceActivity;
  private final Recognizer recognizer;
  private final SpeechSettings settings;
  private final Workers workers;
  private final Semaphore room = new Semaphore(2 * Runtime.getRuntime().availableProcessors());

  private Transcriber(
      RecordingDecoder decoder,
      OnnxModel voiceActivity,
      Recognizer recognizer,
      Workers workers,
      SpeechSettings settings) {
    this.decoder = decoder;
    this.voiceActivity = voiceActivity;
    this.recognizer = recognizer;
    this.workers = workers;
    this.settings = settings;
  }

  /** Opens the speech models with the standard settings. */
  public static Transcriber open(ModelFiles files, RecordingLimits limits) {
    return open(files, limits, SpeechSettings.STANDARD);
  }

  /** Opens the speech models. */
  public static Transcriber open(
      ModelFiles files, RecordingLimits limits, SpeechSettings settings) {
    Workers workers = Workers.perCore("speech");
    Recognizer recognizer = Recognizer.open(files, workers);
    OnnxModel voiceActivity =
        OnnxModel.open(files.path(VOICE_ACTIVITY), files.sha256(VOICE_ACTIVITY), 1);
    return new Transcriber(
        new RecordingDecoder(files, limits), voiceActivity, recognizer, workers, settings);
  }

  /**
   * What is said in a recording; nothing in silence, noise or music.
   *
   * @throws dev.onespace.error.OnespaceException as {@link RecordingDecoder#decode} does, TIMED_OUT
   *     after the deadline
   */
  public Transcript transcribe(ByteSource recording, Deadline deadline) {
    Speech speech = listen(recording, _ -> {}, deadline);
    return speech.in(Windows.of(speech.said, settings.window()));
  }

  /**
   * As {@link #transcribe}, but each utterance is a window of its own and shares nothing with the
   * others.
   *
   * @param also is given all samples as well, which it does not change
   */
  public Transcript utterances(ByteSource recording, SampleSink also, Deadline deadline) {
    Speech speech = listen(recording, also, deadline);
    return speech.in(Windows.single(speech.said));
  }

  private Speech listen(ByteSource recording, SampleSink also, Deadline deadline) {
    List<Future<Heard>> pending = new ArrayList<>();
    UtteranceCutter cutter =
        new UtteranceCutter(
            new VoiceActivity(voiceActivity),
            settings,
            utterance -> pending.add(recognize(utterance)));
    RecordingDecoder.Decoded decoded =
        decoder.decode(
            recording,
            samples -> {
              deadline.check();
              also.accept(samples);
              cutter.accept(samples);
            });
    cutter.finish();
    List<Heard> heard = pending.stream().map(Workers::result).toList();
    List<Transcribed> said =
        heard.stream().map(Heard::said).filter(utterance -> !utterance.words().isEmpty()).toList();
    return new Speech(said, decoded, (int) heard.stream().filter(Heard::looped).count());
  }

  private record Speech(List<Transcribed> said, RecordingDecoder.Decoded decoded, int loops) {
    Transcript in(List<Transcript.Window> windows) {
      return new Transcript(windows, decoded.seconds(), decoded.cut(), loops);
    }
  }

  private record Heard(Transcribed said, boolean looped) {}

  private Future<Heard> recognize(Utterance utterance) {
    room.acquireUninterruptibly();
    return workers.start(
        () -> {
          try {
            Recognizer.Recognized recognized = recognizer.recognize(utterance.samples());
            return new Heard(
                new Transcribed(utterance.stretches(), recognized.words()), recognized.looped());
          } finally {
            room.release();
          }
        });
  }

  @Override
  public void close() {
    workers.close();
    recognizer.close();
    voiceActivity.close();
  }
}
