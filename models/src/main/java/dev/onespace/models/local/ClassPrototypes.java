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
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where the names of what can be seen lie in the text space, and the one mean that is subtracted
 * from every vector of words and sight, so that pictures and texts share one space.
 *
 * <p>A picture is put there by ConSE (Norouzi et al., 2013, arXiv:1312.5650): the sum of the class
 * names' vectors, each times the probability that it is seen.
 *
 * <p>The file {@value #FILE} is made at build time by {@link MakeClassPrototypes}: 64 ASCII
 * characters, the SHA-256 of what it was made from, then 1,000 x 384 little-endian floats, the unit
 * vectors of the prompts.
 */
final class ClassPrototypes {
  static final String FILE = "sight/anchors.f32";

  /** A parameters says how many of them are used, the first ones. */
  private static final List<String> PROMPTS =
      List.of(
          "a photo of a %s",
          "a %s",
          "%s",
          "a picture that shows a %s",
          "a close-up of a %s",
          "people with a %s",
          "a %s on a white background");

  /** A name with its gloss, which says of what broader kind it is. */
  private static final String GLOSSED = "a photo of a %s, %s";

  private static final int KEY = 64;

  private final float[] mean;
  private final float[][] classes;
  private final double exponent;

  private ClassPrototypes(float[][] prompts, double exponent) {
    this.exponent = exponent;
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
   * The anchors of parameters: read from the file made at build time, or encoded if other prompts
   * are asked for.
   *
   * @throws OnespaceException CORRUPT if the file is missing or was made from other models
   */
  static ClassPrototypes of(
      ModelFiles files,
      EmbeddingParameters parameters,
      Function<List<String>, List<float[]>> encoder) {
    float[][] vectors =
        key(files, parameters).equals(key(files))
            ? read(files)
            : encode(files, parameters, encoder);
    return new ClassPrototypes(vectors, parameters.of(EmbeddingParameter.SIGHT_EXPONENT));
  }

  private static float[][] read(ModelFiles files) {
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
      return prompts;
    } catch (IOException missing) {
      throw new OnespaceException(ErrorCode.CORRUPT, file + " cannot be read", missing);
    }
  }

  /** Encodes the prompts and writes the file. */
  static void write(ModelFiles files, TextEncoder encoder) throws IOException {
    float[][] prompts =
        encode(files, EmbeddingParameters.USUAL, texts -> List.of(encoder.encode(texts)));
    ByteBuffer bytes =
        ByteBuffer.allocate(KEY + prompts.length * TextEncoder.DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(key(files).getBytes(StandardCharsets.US_ASCII));
    for (float[] vector : prompts) {
      for (float value : vector) {
        bytes.putFloat(value);
      }
    }
    Files.write(files.folder().resolve(FILE), bytes.array());
  }

  /** For each class the mean of its vectors in all prompts: unit length. */
  private static float[][] encode(
      ModelFiles files,
      EmbeddingParameters parameters,
      Function<List<String>, List<float[]>> encoder) {
    List<String> names = SightClasses.names(files);
    float[][] means = new float[names.size()][TextEncoder.DIMENSION];
    for (String prompt : PROMPTS.subList(0, parameters.count(EmbeddingParameter.SIGHT_PROMPTS))) {
      add(encoder.apply(names.stream().map(prompt::formatted).toList()), 1, means);
    }
    double gloss = parameters.of(EmbeddingParameter.SIGHT_GLOSS);
    if (gloss > 0) {
      List<String> glosses = SightClasses.glosses(files);
      List<String> glossed =
          IntStream.range(0, names.size())
              .mapToObj(i -> GLOSSED.formatted(names.get(i), glosses.get(i)))
              .toList();
      add(encoder.apply(glossed), gloss, means);
    }
    for (int name = 0; name < means.length; name++) {
      means[name] = Vectors.unit(means[name]);
    }
    return means;
  }

  private static void add(List<float[]> vectors, double weight, float[][] sums) {
    for (int name = 0; name < sums.length; name++) {
      for (int i = 0; i < TextEncoder.DIMENSION; i++) {
        sums[name][i] += (float) (weight * vectors.get(name)[i]);
      }
    }
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
    return key(files, EmbeddingParameters.USUAL);
  }

  /** Names all that decides where the anchors of parameters lie. */
  static String key(ModelFiles files, EmbeddingParameters parameters) {
    String parts =
        String.join(
            "\n",
            files.sha256("text/model.onnx").hex(),
            files.sha256("text/tokenizer.json").hex(),
            files.sha256("sight/imagenet-classes.json").hex(),
            files.sha256("sight/imagenet-glosses.json").hex(),
            GLOSSED,
            Double.toString(parameters.of(EmbeddingParameter.SIGHT_GLOSS)),
            String.join(
                "\n", PROMPTS.subList(0, parameters.count(EmbeddingParameter.SIGHT_PROMPTS))));
    return ContentHash.of(parts).hex();
  }

  private static String key(ByteBuffer bytes) {
    byte[] key = new byte[Math.min(KEY, bytes.remaining())];
    bytes.get(key);
    return new String(key, StandardCharsets.US_ASCII);
  }

  /** What is subtracted from every raw vector: {@code float[384]}. */
  float[] mean() {
    return mean;
  }

  /** The place of a raw text vector in the space: without the mean, of unit length. */
  float[] place(float[] raw) {
    return Vectors.unit(Vectors.minus(raw, mean));
  }

  /** The place of what is seen: {@code float[384]}, unit length. */
  float[] seen(float[] probabilities) {
    double[] sum = new double[mean.length];
    for (int c = 0; c < classes.length; c++) {
      double share = Math.pow(probabilities[c], exponent);
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
