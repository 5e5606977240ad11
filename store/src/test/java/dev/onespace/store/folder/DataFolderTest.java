package dev.onespace.store.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    try (WriteLock _ = folder.lockForWriting("second")) {
      assertThat(folder.holder()).content().contains("\nsecond\n");
    }
    assertThat(folder.holder()).doesNotExist();
  }

  @Test
  void the_same_process_cannot_write_twice() {
    DataFolder folder = new DataFolder(root);
    try (WriteLock _ = folder.lockForWriting("ingest")) {
      assertThatThrownBy(() -> folder.lockForWriting("delete"))
          .isInstanceOf(OnespaceException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("ingest)");
    }
  }

  @Test
  void a_link_to_the_folder_is_the_same_folder() throws IOException {
    Path there = Files.createDirectory(root.resolve("there"));
    Path link = Files.createSymbolicLink(root.resolve("link"), there);
    try (WriteLock _ = new DataFolder(there).lockForWriting("ingest")) {
      assertLocked(new DataFolder(link));
    }
    new DataFolder(link).lockForWriting("ingest").close();
  }

  /** The lock is one of the process: closing any descriptor of its file would end it. */
  @Test
  void whoever_looks_or_is_refused_in_this_process_another_one_still_finds_it_locked()
      throws Exception {
    DataFolder folder = new DataFolder(root);
    try (WriteLock _ = folder.lockForWriting("ingest")) {
      assertThat(folder.isBeingWritten()).isTrue();
      assertLocked(folder);
      assertThat(elsewhere()).contains("LOCKED").contains("(ingest)");
    }
    assertThat(folder.isBeingWritten()).isFalse();
    assertThat(elsewhere()).contains("taken");
  }

  @Test
  void a_lock_that_cannot_be_signed_is_not_held() throws IOException {
    DataFolder folder = new DataFolder(root);
    Path inTheWay = Files.createDirectories(folder.holder().resolve("full"));
    assertThatThrownBy(() -> folder.lockForWriting("first"))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("cannot write to");
    Files.delete(inTheWay);
    Files.delete(folder.holder());
    folder.lockForWriting("second").close();
  }

  private static void assertLocked(DataFolder folder) {
    assertThatThrownBy(() -> folder.lockForWriting("delete"))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.LOCKED));
  }

  /** What a process of its own says that asks for the lock. */
  private String elsewhere() throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  /** Asks for the lock of a folder. */
  static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] args) {
      try (WriteLock _ = new DataFolder(Path.of(args[0])).lockForWriting("elsewhere")) {
        System.out.println("taken");
      } catch (OnespaceException refused) {
        System.out.println(refused.problem());
      }
    }
  }
}
