package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.speech.Transcript;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers in a folder what the models made of contents before any choice of a {@link
 * EmbeddingParameters}, so that parameters can be tried without reading, seeing, hearing and
 * encoding everything anew. For measuring only: thumbnails, notes and the places of words said are
 * not remembered.
 */
final class ModelOutputCache {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final float[] NONE = {};

  private final Path folder;
  private final String models;

  /**
   * A memory.
   *
   * @param models names the models; what others made is not used
   */
  ModelOutputCache(Path folder, String models) {
    this.folder = folder;
    this.models = models;
  }

  Optional<Perceived> picture(ByteSource bytes) {
    return read(key("picture", bytes)).map(json -> JSON.readValue(json, Perceived.class));
  }

  void keep(ByteSource bytes, Perceived picture) {
    write(key("picture", bytes), JSON.writeValueAsBytes(picture));
  }

  Optional<Transcript> recording(ByteSource bytes) {
    return read(key("recording", bytes)).map(json -> JSON.readValue(json, Transcript.class));
  }

  void keep(ByteSource bytes, Transcript transcript) {
    Transcript placeless =
        new Transcript(
            transcript.windows().stream()
                .map(it -> new Transcript.Window(it.start(), it.end(), it.words(), List.of()))
                .toList(),
            transcript.duration(),
            transcript.cut(),
            transcript.loops());
    write(key("recording", bytes), JSON.writeValueAsBytes(placeless));
  }

  /** The vectors of texts, in their order; those that are not known are encoded. */
  List<float[]> vectors(List<String> texts, Function<List<String>, List<float[]>> encoder) {
    List<Path> files = texts.stream().map(text -> key("text", ContentHash.of(text))).toList();
    List<Optional<byte[]>> known = files.stream().map(ModelOutputCache::read).toList();
    List<Integer> unknown =
        IntStream.range(0, texts.size()).filter(i -> known.get(i).isEmpty()).boxed().toList();
    List<float[]> encoded =
        unknown.isEmpty() ? List.of() : encoder.apply(unknown.stream().map(texts::get).toList());
    List<float[]> vectors =
        new ArrayList<>(
            known.stream().map(bytes -> bytes.map(ModelOutputCache::floats).orElse(NONE)).toList());
    for (int i = 0; i < unknown.size(); i++) {
      vectors.set(unknown.get(i), encoded.get(i));
      write(files.get(unknown.get(i)), bytes(encoded.get(i)));
    }
    return vectors;
  }

  private static float[] floats(byte[] bytes) {
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
    return floats;
  }

  private static byte[] bytes(float[] floats) {
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    return bytes.array();
  }

  private Path key(String what, ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      return key(what, ContentHash.of(in.readAllBytes()));
    } catch (IOException gone) {
      throw unusable(gone);
    }
  }

  private Path key(String what, ContentHash content) {
    String name = ContentHash.of(what + "\n" + models + "\n" + content.hex()).hex();
    return folder.resolve(what).resolve(name.substring(0, 2)).resolve(name);
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = Files.createTempFile(file.getParent(), "new", "");
      Files.write(unfinished, bytes);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private static OnespaceException unusable(IOException failed) {
    return new OnespaceException(
        ErrorCode.UNREADABLE,
        "what is remembered cannot be used: " + FileFailure.withFile(failed),
        failed);
  }
}
