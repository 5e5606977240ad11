package dev.onespace.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path root;

  @Test
  void everything_has_its_place() {
    DataFolder folder = new DataFolder(root);
    assertThat(folder.catalog()).isEqualTo(root.resolve("catalog.db"));
    assertThat(folder.index("tickets")).isEqualTo(root.resolve("index").resolve("tickets"));
    assertThat(folder.blobs()).isEqualTo(root.resolve("blobs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", ".hidden", "-x", "a b", "a\\b"})
  void a_collection_cannot_be_named_out_of_its_folder(String name) {
    assertThatThrownBy(() -> new DataFolder(root).index(name))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.USAGE));
  }

  @Test
  void the_lock_can_be_taken_again_when_it_was_given_back() {
    DataFolder folder = new DataFolder(root.resolve("new"));
    folder.lockForWriting("first").close();
    folder.lockForWriting("second").close();
    assertThat(folder.lock()).content().contains("\nsecond\n");
  }

  @Test
  void the_same_process_cannot_write_twice() {
    DataFolder folder = new DataFolder(root);
    try (WriteLock _ = folder.lockForWriting("ingest")) {
      assertThatThrownBy(() -> folder.lockForWriting("delete"))
          .isInstanceOf(OnespaceException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("(ingest)");
    }
  }
}
