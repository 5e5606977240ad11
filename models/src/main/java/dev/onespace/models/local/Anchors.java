package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.sight.SightClasses;
import dev.onespace.models.text.TextEncoder;
import dev.onespace.space.Vectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the names of what can be seen lie in the text space, and the one mean that is subtracted
 * from every vector of words and sight, so that pictures and texts share one space.
 *
 * <p>A picture is put there by ConSE (Norouzi et al., 2013, arXiv:1312.5650): the sum of the class
 * names' vectors, each times the probability that it is seen.
 *
 * <p>The file {@value #FILE} is made at build time by {@link MakeAnchors}: 64 ASCII characters, the
 * SHA-256 of what it was made from, then 1,000 x 384 little-endian floats, the unit vectors of the
 * prompts.
 */
final class Anchors {
  static final String FILE = "sight/anchors.f32";
  static final String PROMPT = "a photo of a %s";

  /** Flattens the probabilities, as the classifier is surer than it should be. */
  static final double EXPONENT = 0.7;

  private static final int KEY = 64;

  private final float[] mean;
  private final float[][] classes;

  private Anchors(float[][] prompts) {
    mean = new float[TextEncoder.DIMENSION];
    for (float[] prompt : prompts) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += prompt[i] / prompts.length;
      }
    }
    classes = new float[prompts.length][];
    for (int i = 0; i < prompts.length; i++) {
      classes[i] = place(prompts[i]);
    }
  }

  /**
   * Reads the file made at build time.
   *
   * @throws OnespaceException CORRUPT if it is missing or was made from other models
   */
  static Anchors read(ModelFiles files) {
    Path file = files.folder().resolve(FILE);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int expected = KEY + SightClasses.COUNT * TextEncoder.DIMENSION * Float.BYTES;
      if (bytes.capacity() != expected || !key(bytes).equals(key(files))) {
        throw new OnespaceException(ErrorCode.CORRUPT, file + " was not made from these models");
      }
      float[][] prompts = new float[SightClasses.COUNT][TextEncoder.DIMENSION];
      for (float[] prompt : prompts) {
        bytes.asFloatBuffer().get(prompt);
        bytes.position(bytes.position() + prompt.length * Float.BYTES);
      }
      return new Anchors(prompts);
    } catch (IOException missing) {
      throw new OnespaceException(ErrorCode.CORRUPT, file + " cannot be read", missing);
    }
  }

  /** Encodes the prompts and writes the file. */
  static void write(ModelFiles files, TextEncoder encoder) throws IOException {
    List<String> prompts = names(files).stream().map(PROMPT::formatted).toList();
    ByteBuffer bytes =
        ByteBuffer.allocate(KEY + prompts.size() * TextEncoder.DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(key(files).getBytes(StandardCharsets.US_ASCII));
    for (float[] vector : encoder.encode(prompts)) {
      for (float value : vector) {
        bytes.putFloat(value);
      }
    }
    Files.write(files.folder().resolve(FILE), bytes.array());
  }

  /** Whether the file is there and made from these models. */
  static boolean isCurrent(ModelFiles files) {
    Path file = files.folder().resolve(FILE);
    try {
      return Files.exists(file)
          && key(ByteBuffer.wrap(Files.readAllBytes(file))).equals(key(files));
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** Names all that decides where the anchors lie. */
  static String key(ModelFiles files) {
    String parts =
        String.join(
            "\n",
            files.sha256("text/model.onnx").hex(),
            files.sha256("text/tokenizer.json").hex(),
            files.sha256("sight/imagenet-classes.json").hex(),
            PROMPT);
    return ContentHash.of(parts).hex();
  }

  private static String key(ByteBuffer bytes) {
    byte[] key = new byte[Math.min(KEY, bytes.remaining())];
    bytes.get(key);
    return new String(key, StandardCharsets.US_ASCII);
  }

  private static List<String> names(ModelFiles files) {
    return SightClasses.read(files);
  }

  /** The place of a raw text vector in the space: without the mean, of unit length. */
  float[] place(float[] raw) {
    return Vectors.unit(Vectors.minus(raw, mean));
  }

  /** The place of what is seen: {@code float[384]}, unit length. */
  float[] seen(float[] probabilities) {
    double[] sum = new double[mean.length];
    for (int c = 0; c < classes.length; c++) {
      double share = Math.pow(probabilities[c], EXPONENT);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += share * classes[c][i];
      }
    }
    float[] seen = new float[sum.length];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = (float) sum[i];
    }
    return Vectors.unit(seen);
  }
}
