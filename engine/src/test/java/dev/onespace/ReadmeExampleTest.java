package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.search.question.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of the README, compiled and run. */
class ReadmeExampleTest {
  @Test
  void five_lines_ingest_and_search(@TempDir Path folder) throws IOException {
    Path tickets = Files.createDirectory(folder.resolve("tickets"));
    Files.writeString(
        tickets.resolve("t1.txt"), "The console says that the gateway certificate expired.");
    Files.writeString(tickets.resolve("t2.txt"), "Where can I buy a new coffee mug?");
    StringBuilder printed = new StringBuilder();
    Path data = folder.resolve("data");
    // README
    try (var kb = Onespace.open(data)) {
      kb.ingest(tickets);
      for (var hit : kb.search(Query.words("expired certificate").top(5)).hits()) {
        printed.append(hit.strength()).append(' ').append(hit.item().title()).append('\n');
      }
    }
    // README
    assertThat(printed.toString().lines().findFirst().orElseThrow()).endsWith("t1.txt");
    assertThat(printed.toString().lines()).hasSize(1);
  }

  @Test
  void the_readme_shows_these_very_lines() throws IOException {
    Path project = Path.of(System.getProperty("onespace.project", ".."));
    String source =
        Files.readString(
            project.resolve("engine/src/test/java/dev/onespace/ReadmeExampleTest.java"));
    String example = source.split("// README\n", -1)[1].stripIndent().strip();
    String inReadme =
        example
            .replace(
                "printed.append(hit.strength()).append(' ').append(hit.item().title()).append('\\n"
                    + "');",
                "")
            .strip();
    String readme = Files.readString(project.resolve("README.md"));
    for (String line : inReadme.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      assertThat(readme).contains(line);
    }
  }
}
