package dev.onespace.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AtOnceTest {

  @Test
  void work_that_is_done_at_once_gives_its_results_in_order() {
    List<Callable<Integer>> work = new ArrayList<>();
    IntStream.range(0, 50).forEach(i -> work.add(() -> i));
    assertThat(AtOnce.run(work)).containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
    assertThat(AtOnce.run(work.subList(3, 4))).containsExactly(3);
    assertThat(AtOnce.run(List.<Callable<Integer>>of())).isEmpty();
  }

  @Test
  void the_first_failure_of_work_is_thrown_as_it_is() {
    Callable<Integer> fails =
        () -> {
          throw new IllegalArgumentException("this one");
        };
    assertThatThrownBy(() -> AtOnce.run(List.of(() -> 1, fails)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this one");
    assertThatThrownBy(() -> AtOnce.run(List.of(fails)))
        .isInstanceOf(IllegalArgumentException.class);
    Callable<Integer> dies =
        () -> {
          throw new AssertionError("that one");
        };
    assertThatThrownBy(() -> AtOnce.run(List.of(() -> 1, dies))).isInstanceOf(AssertionError.class);
  }
}
