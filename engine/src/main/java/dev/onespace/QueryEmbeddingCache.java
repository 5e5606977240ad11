package dev.onespace;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.ForwardingSpace;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A space that remembers in a folder what contents became, so that the same questions can be asked
 * again and again without reading pictures and recordings anew. What another space or pipeline made
 * is not used. Places of words are not remembered: a question needs none.
 */
final class QueryEmbeddingCache extends ForwardingSpace {
  private final Path folder;

  /** Remembers what {@code space} makes in {@code folder}. */
  QueryEmbeddingCache(Space space, Path folder) {
    super(space);
    this.folder = folder;
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return contents.stream().map(content -> embed(content, task)).toList();
  }

  private Embedded embed(Content content, Task task) {
    Path file = folder.resolve(key(content, task));
    if (Files.exists(file)) {
      return read(file, content.type());
    }
    Embedded embedded = super.embed(List.of(content), task).getFirst();
    if (embedded instanceof Embedded.Done done) {
      write(file, done);
    }
    return embedded;
  }

  private String key(Content content, Task task) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String made = hash() + " " + pipeline() + " " + task + " " + content.type() + "\n";
      digest.update(made.getBytes(StandardCharsets.UTF_8));
      switch (content) {
        case Content.Words(var text) -> digest.update(text.getBytes(StandardCharsets.UTF_8));
        case Content.Picture(_, var bytes) -> digest.update(all(bytes.open()));
        case Content.Recording(_, var bytes) -> digest.update(all(bytes.open()));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | NoSuchAlgorithmException failed) {
      throw unusable(failed);
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    try (in) {
      return in.readAllBytes();
    }
  }

  private void write(Path file, Embedded.Done done) {
    try {
      Files.createDirectories(folder);
      Path unfinished = Files.createTempFile(folder, "new", "");
      try (var out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
        out.writeInt(done.passages().size());
        for (Passage passage : done.passages()) {
          byte[] words = passage.words().getBytes(StandardCharsets.UTF_8);
          out.writeUTF(passage.facet().name());
          out.writeInt(words.length);
          out.write(words);
          out.writeInt(passage.vector().length);
          for (float value : passage.vector()) {
            out.writeFloat(value);
          }
        }
      }
      Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private static Embedded.Done read(Path file, Modality modality) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      List<Passage> passages = new ArrayList<>();
      int n = in.readInt();
      for (int ordinal = 0; ordinal < n; ordinal++) {
        Facet facet = Facet.valueOf(in.readUTF());
        String words = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
        float[] vector = new float[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        passages.add(new Passage(ordinal, modality, facet, Place.WHOLE, vector, words, List.of()));
      }
      return new Embedded.Done(passages, Metadata.NONE, Optional.empty(), List.of());
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private static OnespaceException unusable(Exception failed) {
    return new OnespaceException(
        ErrorCode.UNREADABLE,
        "remembered questions cannot be used: " + FileFailure.withFile(failed),
        failed);
  }

  @Override
  public void prepare(Modality type) {
    // what is remembered needs no models
  }
}
