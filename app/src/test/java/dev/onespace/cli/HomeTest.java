package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where data lies if nobody says, also for a user that the user database does not know. */
class HomeTest {
  private static final String KNOWN = System.getProperty("user.home");

  @AfterEach
  void putBack() {
    System.setProperty("user.home", KNOWN);
  }

  @Test
  void it_is_in_the_home_folder() {
    assertThat(shell(Map.of()).usualData()).isEqualTo(Path.of(KNOWN, ".onespace"));
    assertThat(shell(Map.of("ONESPACE_HOME", "/srv/data")).usualData())
        .isEqualTo(Path.of("/srv/data"));
  }

  @Test
  void a_user_without_a_home_folder_is_asked_for_one_and_no_folder_is_made_where_it_stands() {
    System.setProperty("user.home", "?");
    assertThat(shell(Map.of("HOME", "/home/x")).usualData())
        .isEqualTo(Path.of("/home/x/.onespace"));
    assertThatThrownBy(() -> shell(Map.of()).usualData())
        .isInstanceOfSatisfying(
            OnespaceException.class,
            e -> {
              assertThat(e.problem().code()).isEqualTo(ErrorCode.USAGE);
              assertThat(e.problem().remedy().toString()).contains("--data", "ONESPACE_HOME");
            });
  }

  private static Shell shell(Map<String, String> environment) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Shell(InputStream.nullInputStream(), nowhere, nowhere, false, false, environment);
  }
}
