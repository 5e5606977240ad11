package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.space.Vectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings the sight model's 1,280 pooled features to the space's dimension, along the directions in
 * which the model tells pictures apart; how the file is made is said in {@code
 * make_look_projection.py} beside it.
 */
final class LookProjection {
  static final String FILE = "sight/look-projection.f16";
  private static final int ROWS = 384;
  private static final int COLUMNS = 1280;

  private final float[][] rows;

  private LookProjection(float[][] rows) {
    this.rows = rows;
  }

  /**
   * Reads the projection.
   *
   * @throws OnespaceException CORRUPT if the file is missing or not as pinned
   */
  static LookProjection read(ModelFiles files) {
    Path file = files.path(FILE);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (!ContentHash.of(bytes).equals(files.sha256(FILE))) {
        throw new OnespaceException(ErrorCode.CORRUPT, file + " is not the pinned file");
      }
      ShortBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
      float[][] rows = new float[ROWS][COLUMNS];
      for (float[] row : rows) {
        for (int i = 0; i < COLUMNS; i++) {
          row[i] = Float.float16ToFloat(halves.get());
        }
      }
      return new LookProjection(rows);
    } catch (IOException unreadable) {
      throw new OnespaceException(ErrorCode.CORRUPT, file + " cannot be read", unreadable);
    }
  }

  /** The look of a picture with these features: {@code float[384]}, unit length. */
  float[] look(float[] features) {
    float[] look = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      look[i] = Vectors.dot(rows[i], features);
    }
    return Vectors.unit(look);
  }
}
