package dev.onespace.cloud.gemini;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.Metadata;
import dev.onespace.item.Place;
import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Preparation;
import dev.onespace.space.Prepared;
import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Prepared.Piece;
import dev.onespace.space.Prepared.Wave;
import dev.onespace.space.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes JPEG and 16 kHz WAV as they are, cuts texts every so many characters and recordings every
 * so many seconds: enough for what comes after a preparation.
 */
record PlainPreparation(int characters, int seconds) implements Preparation {
  private static final int RATE = 32_000;
  private static final int HEADER = 44;

  @Override
  public PipelineHash pipeline() {
    return new PipelineHash("00000000000000cc");
  }

  @Override
  public List<Prepared> prepare(List<Content> contents, Task task) {
    return contents.stream().map(this::prepared).toList();
  }

  private Prepared prepared(Content content) {
    try {
      return switch (content) {
        case Content.Words(var text) -> ready(words(text));
        case Content.Picture(_, var bytes) -> ready(picture(all(bytes)));
        case Content.Recording(_, var bytes) -> ready(windows(all(bytes)));
      };
    } catch (IOException unreadable) {
      return new Prepared.Refused(
          new Problem(ErrorCode.UNREADABLE, "unreadable: " + unreadable.getMessage()));
    }
  }

  private static Prepared ready(List<Piece> pieces) {
    return pieces.isEmpty()
        ? new Prepared.Refused(new Problem(ErrorCode.EMPTY, "there is nothing in it"))
        : new Prepared.Ready(pieces, Metadata.NONE, Optional.empty(), List.of());
  }

  private List<Piece> words(String text) {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < text.length() && !text.isBlank(); at += characters) {
      int end = Math.min(text.length(), at + characters);
      String window = text.substring(at, end);
      pieces.add(
          new Piece(
              new Medium.Text(window), Place.of(new Place.Characters(at, end)), window, List.of()));
    }
    return pieces;
  }

  private static List<Piece> picture(byte[] jpeg) {
    return jpeg.length == 0
        ? List.of()
        : List.of(new Piece(new Medium.Picture(jpeg, 64, 48), Place.WHOLE, "", List.of()));
  }

  private List<Piece> windows(byte[] wav) {
    List<Piece> pieces = new ArrayList<>();
    double length = (double) (wav.length - HEADER) / RATE;
    for (double at = 0; at < length; at += seconds) {
      double end = Math.min(length, at + seconds);
      byte[] window = Samples.wav(end - at, 100 + at + wav[HEADER + 10]);
      pieces.add(
          new Piece(
              new Medium.Sound(new Held(window), end - at),
              Place.of(new Place.Seconds(at, end)),
              "",
              List.of()));
    }
    return pieces;
  }

  @SuppressWarnings("ArrayRecordComponent") // a holder, never compared
  private record Held(byte[] bytes) implements Wave {
    @Override
    public int length() {
      return bytes.length;
    }
  }

  private static byte[] all(ByteSource bytes) throws IOException {
    try (InputStream in = bytes.open()) {
      return in.readAllBytes();
    }
  }

  @Override
  public void close() {}
}
