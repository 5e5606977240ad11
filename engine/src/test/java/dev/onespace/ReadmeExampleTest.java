package dev.onespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.search.answer.Hit;
import dev.onespace.search.question.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java example of the README, compiled and run. */
class ReadmeExampleTest {
  @Test
  void a_few_lines_take_in_and_search(@TempDir Path folder) throws IOException {
    Path screenshots = Files.createDirectory(folder.resolve("screenshots"));
    Files.writeString(screenshots.resolve("mug.txt"), "Where can I buy a new coffee mug?");
    List<Hit> printed = new ArrayList<>();
    Path data = folder.resolve("data");
    // README
    try (var kb = Onespace.open(data)) {
      kb.add("T-1", "The gateway refuses the menu: certificate expired.", Map.of("user", "Ann"));
      kb.add(screenshots); // a file, or a folder
      kb.search(Query.words("expired certificate").top(5)).hits().forEach(printed::add);
    }
    // README
    assertThat(printed).hasSize(1);
    assertThat(printed.getFirst().toString())
        .startsWith("strong text T-1: The gateway refuses the menu");
  }

  @Test
  void the_readme_shows_these_very_lines() throws IOException {
    Path project = Path.of(System.getProperty("onespace.project", ".."));
    String source =
        Files.readString(
            project.resolve("engine/src/test/java/dev/onespace/ReadmeExampleTest.java"));
    String example = source.split("// README\n", -1)[1].stripIndent().strip();
    String inReadme = example.replace("printed::add", "System.out::println");
    String readme = Files.readString(project.resolve("README.md"));
    for (String line : inReadme.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      assertThat(readme).contains(line);
    }
  }
}
