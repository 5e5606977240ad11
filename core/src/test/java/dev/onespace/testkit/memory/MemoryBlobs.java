package dev.onespace.testkit.memory;

import dev.onespace.blob.Blobs;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Blobs in a map. Thread-safe. */
public final class MemoryBlobs implements Blobs {
  private final Map<ContentHash, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public ContentHash put(ByteSource bytes) {
    try (InputStream in = bytes.open()) {
      byte[] all = in.readAllBytes();
      ContentHash hash = ContentHash.of(all);
      blobs.put(hash, all);
      return hash;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<ByteSource> get(ContentHash hash) {
    return Optional.ofNullable(blobs.get(hash)).map(ByteSource.OfBytes::new);
  }

  @Override
  public boolean has(ContentHash hash) {
    return get(hash).isPresent();
  }

  @Override
  public boolean isSound(ContentHash hash) {
    return blobs.containsKey(hash);
  }

  @Override
  public boolean delete(ContentHash hash) {
    return blobs.remove(hash) != null;
  }
}
