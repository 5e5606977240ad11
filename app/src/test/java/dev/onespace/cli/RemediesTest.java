package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a user can do is said in the words of whoever asks: a command line, or a program. */
class RemediesTest {

  @Test
  void the_command_line_names_its_commands() {
    assertThat(Remedies.USUAL.worded(ErrorCode.BUDGET.remedy()))
        .isEqualTo("Run the same command with a higher --budget: it goes on where it was.");
    assertThat(Remedies.USUAL.worded(Remedy.of("First: %s", new Step.Delete("a-1"))))
        .isEqualTo("First: onespace delete a-1");
    assertThat(Remedies.USUAL.worded(Remedy.of("Set %s.", new Step.Setting("space", "gemini"))))
        .isEqualTo("Set space = gemini, for one command: --set space=gemini.");
  }

  @Test
  void a_command_names_the_folder_and_the_collection_in_use() {
    var remedies = Remedies.USUAL.with("--data", "/srv/the data").with("--collection", "support");
    assertThat(remedies.worded(Remedy.of("Run: %s", Step.Named.REINDEX)))
        .isEqualTo("Run: onespace reindex --data '/srv/the data' --collection support");
    assertThat(remedies.worded(Remedy.of("Run: %s", new Step.Delete("it's"))))
        .startsWith("Run: onespace delete 'it'\\''s' --data");
    assertThat(remedies.worded(ErrorCode.BUDGET.remedy())).doesNotContain("--data");
  }

  @Test
  void a_program_is_told_of_no_command() {
    assertThat(Arrays.stream(ErrorCode.values()).map(it -> it.remedy().toString()))
        .noneMatch(it -> it.contains("--") || it.contains("onespace ") || it.contains("%s"));
  }

  @Test
  void a_percent_sign_in_a_sentence_without_steps_stays() {
    assertThat(Remedies.USUAL.worded(Remedy.of("Leave 5 % free."))).isEqualTo("Leave 5 % free.");
  }
}
