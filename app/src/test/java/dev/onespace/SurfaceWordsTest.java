package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is told below the command line names no command and no option: a program and a server call
 * the same things otherwise ({@code Remedy}, {@code Step}).
 */
class SurfaceWordsTest {
  /** In a string: a command, an option, or the word command itself. */
  private static final Pattern COMMAND_LINE =
      Pattern.compile("\"[^\"]*(?:\\bonespace [a-z]|(?<!\\S)--[a-z]|\\bcommand\\b)");

  @Test
  void core_and_what_it_stands_on_do_not_speak_of_the_command_line() throws IOException {
    List<String> found = new ArrayList<>();
    for (String module : List.of("core", "store", "cloud", "models", "engine")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
          Files.readString(file)
              .lines()
              .map(String::strip)
              .filter(SurfaceWordsTest::speaksOfTheCommandLine)
              .forEach(line -> found.add(file.getFileName() + ": " + line));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** Of a rule that finds nothing nobody knows whether it looks. */
  @Test
  void what_the_rule_is_for_is_found() {
    assertThat(speaksOfTheCommandLine("\"Run: onespace doctor\"")).isTrue();
    assertThat(speaksOfTheCommandLine("\"Give --force to remove it.\"")).isTrue();
    assertThat(speaksOfTheCommandLine("\"Run the same command again.\"")).isTrue();
    assertThat(speaksOfTheCommandLine("\"Make room, and run %s again.\"")).isFalse();
    assertThat(speaksOfTheCommandLine("// what onespace doctor tells")).isFalse();
  }

  private static boolean speaksOfTheCommandLine(String line) {
    return COMMAND_LINE.matcher(line).find();
  }
}
