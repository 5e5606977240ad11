package dev.onespace.cloud.gemini;

import dev.onespace.space.Prepared.Medium;
import dev.onespace.space.Task;
import dev.onespace.spending.Cost;
import dev.onespace.spending.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One vector to ask for: one content of the API.
 *
 * @param medium what the model is given
 * @param task what the vector is for
 */
record Request(Medium medium, Task task) {
  /** All of a request's JSON but its text and its bytes. */
  private static final int FRAME = 256;

  /** The longest form of a UTF-8 byte in a JSON string: {@code \\u001f}. */
  private static final int ESCAPED = 6;

  private static final int CONTROL = 0x20;

  /** An estimate of what it is charged for, its prefix included. */
  Tokens tokens() {
    return switch (medium) {
      case Medium.Text(var text) -> TokenRules.ofText(Prefixes.of(text, task).length());
      case Medium.Picture _, Medium.Sound _ ->
          TokenRules.of(medium)
              .plus(
                  Prefixes.beforeMedia(task)
                      .map(prefix -> TokenRules.ofText(prefix.length()))
                      .orElse(Tokens.NONE));
    };
  }

  /**
   * What it is charged for at most: a token is no shorter than a byte, no second of sound has more
   * than {@link Tokens#MOST_OF_A_SECOND}, and the model reads no more than {@link
   * Tokens#MOST_OF_A_REQUEST}.
   */
  Tokens mostTokens() {
    return switch (medium) {
      case Medium.Text(var text) ->
          new Tokens(Math.min(TokenRules.MOST_OF_A_REQUEST, utf8(Prefixes.of(text, task))), 0, 0);
      case Medium.Picture _ -> TokenRules.of(medium).plus(mostBefore());
      case Medium.Sound(_, var seconds) ->
          new Tokens(0, 0, (long) Math.ceil(seconds * TokenRules.MOST_OF_A_SECOND))
              .plus(mostBefore());
    };
  }

  private Tokens mostBefore() {
    return Prefixes.beforeMedia(task)
        .map(prefix -> new Tokens(utf8(prefix), 0, 0))
        .orElse(Tokens.NONE);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** How many bytes of a call's body it takes, at most. */
  long bytes() {
    return FRAME
        + switch (medium) {
          case Medium.Text(var text) -> escaped(text);
          case Medium.Picture(var jpeg, _, _) -> base64(jpeg.length);
          case Medium.Sound(var wave, _) -> base64(wave.length());
        };
  }

  /** How many pictures it holds. */
  int pictures() {
    return medium instanceof Medium.Picture ? 1 : 0;
  }

  private static long base64(int bytes) {
    return Math.ceilDiv(bytes, 3) * 4L;
  }

  private static long escaped(String text) {
    long size = 0;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean control = b >= 0 && b < CONTROL;
      size += control ? ESCAPED : b == '"' || b == '\\' ? 2 : 1;
    }
    return size;
  }

  /** What a call with these requests costs. */
  static Cost cost(List<Request> requests) {
    return new Cost(
        requests.size(),
        requests.stream().map(Request::tokens).reduce(Tokens.NONE, Tokens::plus),
        requests.stream().map(Request::mostTokens).reduce(Tokens.NONE, Tokens::plus));
  }
}
