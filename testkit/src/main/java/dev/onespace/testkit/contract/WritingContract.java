package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.onespace.filter.Filter;
import dev.onespace.testkit.data.Entries;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all indexes do where several write at once, or a write fails. */
abstract class WritingContract extends IndexContract {

  @Test
  void threads_that_put_delete_and_follow_at_once_end_with_an_index_of_the_catalog()
      throws Exception {
    var writers = new ManyWriters(index);
    writers.write();
    writers.requireSame();
  }

  @Test
  void work_that_fails_leaves_the_last_commit_to_go_on_from() {
    index.put(List.of(Entries.texts("kept", "word")));
    index.commit(1);
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                index.alone(
                    () -> {
                      index.clear();
                      index.put(List.of(Entries.texts("half", "word")));
                      throw new IllegalStateException("it fails here");
                    }));
    index.put(List.of(Entries.texts("next", "word")));
    index.commit(2);
    assertThat(index.matching("word", Filter.ALL, 5))
        .extracting(found -> found.passage().item().value())
        .containsExactlyInAnyOrder("kept", "next");
  }
}
