package dev.onespace.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsolutePathTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void resolve() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void above_a_link_is_above_what_it_leads_to() throws IOException {
    Files.createDirectories(folder.resolve("elsewhere/deep"));
    Files.createDirectories(folder.resolve("here"));
    Files.createSymbolicLink(folder.resolve("here/link"), folder.resolve("elsewhere/deep"));
    Path typed = folder.resolve("here/link/../notes.txt");
    assertThat(AbsolutePath.of(typed)).isEqualTo(folder.resolve("elsewhere/notes.txt"));
    Files.writeString(folder.resolve("elsewhere/notes.txt"), "notes");
    assertThat(Files.isSameFile(typed, AbsolutePath.of(typed))).isTrue();
  }

  @Test
  void a_link_that_is_not_left_again_stays_as_it_is() throws IOException {
    Files.createDirectories(folder.resolve("elsewhere/deep"));
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
    assertThat(AbsolutePath.of(folder.resolve("link/./deep/../a.txt")))
        .isEqualTo(folder.resolve("link/a.txt"));
  }

  @Test
  void above_the_root_is_the_root() {
    assertThat(AbsolutePath.of(Path.of("/../../x"))).isEqualTo(Path.of("/x"));
  }

  @Test
  void a_link_that_leads_nowhere_is_taken_by_its_name() throws IOException {
    Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("missing"));
    assertThat(AbsolutePath.of(folder.resolve("broken/../a"))).isEqualTo(folder.resolve("a"));
  }
}
