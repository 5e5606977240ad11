package dev.onespace.models.speech;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The 32,000 pieces of the speech model's tokens; higher ids have no text. */
final class Vocabulary {
  private static final int FIRST_WITH_TEXT = 3;
  private static final int HEX = 16;

  private final List<String> pieces;

  Vocabulary(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /** Reads a JSON list of pieces. */
  static Vocabulary read(Path file) {
    try {
      return new Vocabulary(
          JsonMapper.shared().readValue(file.toFile(), new TypeReference<List<String>>() {}));
    } catch (JacksonException e) {
      throw new OnespaceException(ErrorCode.CORRUPT, "the list " + file + " is unreadable", e);
    }
  }

  /** The text of tokens: \u2581 stands for a space, {@code <0xNN>} for a byte of UTF-8. */
  String text(List<Integer> ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id < FIRST_WITH_TEXT || id >= pieces.size()) {
        continue;
      }
      String piece = pieces.get(id);
      if (piece.startsWith("<0x")) {
        bytes.write(Integer.parseInt(piece, 3, piece.length() - 1, HEX));
      } else {
        bytes.writeBytes(piece.replace('\u2581', ' ').getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }
}
