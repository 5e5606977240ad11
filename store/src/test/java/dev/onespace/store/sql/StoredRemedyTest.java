package dev.onespace.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StoredRemedyTest {

  @Test
  void every_usual_remedy_is_read_as_it_was() {
    assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::remedy))
        .allSatisfy(it -> assertThat(StoredRemedy.read(StoredRemedy.written(it))).isEqualTo(it));
  }

  @Test
  void a_remedy_keeps_what_its_steps_say() {
    Remedy remedy =
        Remedy.of(
            "First %s, then %s, with %s.",
            new Step.Delete("a:b=c"), new Step.Reembed("gemini"), new Step.Setting("k", "v=w"));

    assertThat(StoredRemedy.read(StoredRemedy.written(remedy))).isEqualTo(remedy);
  }
}
