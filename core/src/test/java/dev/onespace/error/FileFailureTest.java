package dev.onespace.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** Why a file could not be used is told without its name, and is never "null". */
class FileFailureTest {
  @Test
  void what_java_tells_by_the_class_alone_is_told_in_words() {
    assertThat(FileFailure.reason(new NoSuchFileException("/in/a.txt")))
        .isEqualTo("it is not there");
    assertThat(FileFailure.reason(new AccessDeniedException("/in/a.txt")))
        .isEqualTo("permission denied");
    assertThat(FileFailure.reason(new ClosedByInterruptException()))
        .isEqualTo("it was interrupted");
  }

  @Test
  void what_the_system_tells_is_told_without_the_file() {
    var full = new FileSystemException("/in/a.txt", null, "No space left on device");
    assertThat(FileFailure.reason(full)).isEqualTo("No space left on device");
    assertThat(FileFailure.reason(new IOException("the pipe is broken")))
        .isEqualTo("the pipe is broken");
  }

  @Test
  void the_file_comes_first_where_the_sentence_does_not_name_it() {
    assertThat(FileFailure.withFile(new NoSuchFileException("/in/a.txt")))
        .isEqualTo("/in/a.txt: it is not there");
    assertThat(FileFailure.withFile(new IOException("the pipe is broken")))
        .isEqualTo("the pipe is broken");
  }

  @Test
  void where_nothing_is_told_there_is_the_kind_of_the_failure() {
    assertThat(FileFailure.reason(new IOException())).isEqualTo("IOException");
    assertThat(FileFailure.reason(new FileSystemException("/in/a.txt")))
        .isEqualTo("FileSystemException");
  }
}
