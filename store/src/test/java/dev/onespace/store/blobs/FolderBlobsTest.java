package dev.onespace.store.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.space.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void a_blob_is_a_file_named_by_its_hash_and_nothing_else_is_left() throws IOException {
    FolderBlobs blobs = new FolderBlobs(folder);
    ContentHash hash = blobs.put(new ByteSource.OfBytes(new byte[] {1, 2, 3}));
    String hex = hash.hex();
    assertThat(folder.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex))
        .hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void a_changed_file_is_not_sound() throws IOException {
    FolderBlobs blobs = new FolderBlobs(folder);
    ContentHash hash = blobs.put(new ByteSource.OfBytes(new byte[] {1, 2, 3}));
    assertThat(blobs.isSound(hash)).isTrue();
    ByteSource.OfFile file = (ByteSource.OfFile) blobs.get(hash).orElseThrow();
    Files.write(file.path(), new byte[] {1, 2});
    assertThat(blobs.isSound(hash)).isFalse();
    assertThat(blobs.isSound(ContentHash.of("never"))).isFalse();
  }

  @Test
  void a_damaged_blob_is_written_again_when_its_bytes_are_put() throws IOException {
    FolderBlobs blobs = new FolderBlobs(folder);
    byte[] bytes = {1, 2, 3};
    ContentHash hash = blobs.put(new ByteSource.OfBytes(bytes));
    Path file = ((ByteSource.OfFile) blobs.get(hash).orElseThrow()).path();
    for (byte[] damaged : new byte[][] {{1, 2}, {1, 2, 4}, {}}) {
      Files.write(file, damaged);
      assertThat(blobs.put(new ByteSource.OfBytes(bytes))).isEqualTo(hash);
      assertThat(blobs.isSound(hash)).isTrue();
    }
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void what_a_crash_left_is_tidied() throws IOException {
    FolderBlobs blobs = new FolderBlobs(folder);
    blobs.tidy();
    Files.createDirectories(folder.resolve("tmp"));
    Files.write(folder.resolve("tmp").resolve("half"), new byte[] {1});
    blobs.tidy();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void bytes_that_cannot_be_read_are_told() {
    FolderBlobs blobs = new FolderBlobs(folder.resolve("blobs"));
    Path missing = folder.resolve("missing.png");
    assertThatThrownBy(() -> blobs.put(new ByteSource.OfFile(missing)))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.UNREADABLE))
        .hasMessageContaining("missing.png");
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_not_blamed_on_what_is_put() throws IOException {
    Path file = Files.writeString(folder.resolve("blobs"), "a file where a mount should be");
    assertThatThrownBy(() -> new FolderBlobs(file).put(new ByteSource.OfBytes(new byte[] {1})))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
              assertThat(e.problem().code().stopsAll()).isTrue();
              assertThat(e.problem().remedy().toString()).contains("mount", "goes on");
            })
        .hasMessageContaining(file.toString());
  }
}
