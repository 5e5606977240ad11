package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.blob.Blobs;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What all blob stores do. */
public abstract class BlobsContract {

  /** Opens an empty store. */
  protected abstract Blobs open() throws IOException;

  @Test
  void what_is_put_can_be_got_by_its_hash() throws IOException {
    Blobs blobs = open();
    ContentHash hash = blobs.put(bytes("a ticket"));
    assertThat(hash).isEqualTo(ContentHash.of("a ticket"));
    assertThat(read(blobs, hash)).isEqualTo("a ticket".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_blob_of_some_megabytes_comes_back_whole_and_with_its_size() throws IOException {
    byte[] large = new byte[5_000_001];
    new Random(1).nextBytes(large);
    Blobs blobs = open();
    ContentHash hash = blobs.put(new ByteSource.OfBytes(large));
    assertThat(hash).isEqualTo(ContentHash.of(large));
    assertThat(read(blobs, hash)).isEqualTo(large);
    assertThat(blobs.get(hash).orElseThrow().size()).isEqualTo(large.length);
  }

  @Test
  void no_bytes_are_a_blob_too() throws IOException {
    Blobs blobs = open();
    assertThat(read(blobs, blobs.put(bytes("")))).isEmpty();
  }

  @Test
  void the_same_bytes_twice_are_one_blob() throws IOException {
    Blobs blobs = open();
    ContentHash hash = blobs.put(bytes("same"));
    assertThat(blobs.put(bytes("same"))).isEqualTo(hash);
    assertThat(blobs.delete(hash)).isTrue();
    assertThat(blobs.get(hash)).isEmpty();
  }

  @Test
  void an_unknown_hash_gives_nothing() throws IOException {
    assertThat(open().get(ContentHash.of("never put"))).isEmpty();
    assertThat(open().has(ContentHash.of("never put"))).isFalse();
  }

  @Test
  void deleting_leaves_the_others() throws IOException {
    Blobs blobs = open();
    ContentHash gone = blobs.put(bytes("gone"));
    ContentHash kept = blobs.put(bytes("kept"));
    assertThat(blobs.delete(gone)).isTrue();
    assertThat(blobs.delete(gone)).isFalse();
    assertThat(blobs.get(gone)).isEmpty();
    assertThat(blobs.has(gone)).isFalse();
    assertThat(blobs.get(kept)).isPresent();
    assertThat(blobs.has(kept)).isTrue();
  }

  private static ByteSource bytes(String text) {
    return new ByteSource.OfBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] read(Blobs blobs, ContentHash hash) throws IOException {
    try (InputStream in = blobs.get(hash).orElseThrow().open()) {
      return in.readAllBytes();
    }
  }
}
