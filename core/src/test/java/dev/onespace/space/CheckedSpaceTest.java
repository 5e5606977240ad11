package dev.onespace.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Passage;
import dev.onespace.testkit.memory.MemorySpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A space that breaks its promises over one content harms that content alone. */
class CheckedSpaceTest {
  private static final String BAD = "the bad one";

  @Test
  void one_that_it_throws_over_fails_and_the_others_are_embedded() {
    assertAlone(
        answers -> {
          throw new IllegalStateException("broken");
        },
        ErrorCode.INTERNAL);
  }

  @Test
  void one_that_it_leaves_out_fails_and_the_others_are_embedded() {
    assertAlone(answers -> answers.subList(1, answers.size()), ErrorCode.BAD_VECTOR);
  }

  @Test
  void one_that_it_answers_with_two_passages_of_one_ordinal_fails() {
    List<Embedded> answers = twiceOf(BAD).embed(contents(), Task.DOCUMENT);
    assertThat(answers.get(0)).isInstanceOf(Embedded.Done.class);
    assertThat(answers.get(1)).isInstanceOf(Embedded.Failed.class);
    assertThat(answers.get(2)).isInstanceOf(Embedded.Done.class);
  }

  @Test
  void what_concerns_all_is_thrown_on() {
    Space space =
        breaking(
            _ -> {
              throw new OnespaceException(ErrorCode.QUOTA, "used up");
            });
    assertThatThrownBy(() -> space.embed(contents(), Task.DOCUMENT))
        .isInstanceOf(OnespaceException.class)
        .hasMessage("used up");
  }

  private static void assertAlone(UnaryOperator<List<Embedded>> broken, ErrorCode code) {
    List<Embedded> answers = breaking(broken).embed(contents(), Task.DOCUMENT);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0)).isInstanceOf(Embedded.Done.class);
    assertThat(answers.get(2)).isInstanceOf(Embedded.Done.class);
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            Embedded.Failed.class, failed -> assertThat(failed.problem().code()).isEqualTo(code));
  }

  private static List<Content> contents() {
    return Stream.of("one", BAD, "three").<Content>map(Content.Words::new).toList();
  }

  /** A space that does so with what it is asked together with the bad one. */
  private static Space breaking(UnaryOperator<List<Embedded>> how) {
    return new CheckedSpace(
        new ForwardingSpace(new MemorySpace()) {
          @Override
          public List<Embedded> embed(List<Content> contents, Task task) {
            List<Embedded> answers = super.embed(contents, task);
            return contents.contains(new Content.Words(BAD)) ? how.apply(answers) : answers;
          }
        });
  }

  private static Space twiceOf(String bad) {
    return new CheckedSpace(
        new ForwardingSpace(new MemorySpace()) {
          @Override
          public List<Embedded> embed(List<Content> contents, Task task) {
            List<Embedded> answers = new ArrayList<>();
            for (Content content : contents) {
              Embedded answer = super.embed(List.of(content), task).getFirst();
              answers.add(content.equals(new Content.Words(bad)) ? twice(answer) : answer);
            }
            return answers;
          }
        });
  }

  private static Embedded twice(Embedded answer) {
    if (!(answer instanceof Embedded.Done done)) {
      return answer;
    }
    Passage first = done.passages().getFirst();
    return new Embedded.Done(List.of(first, first), done.facts(), done.thumbnail(), done.notes());
  }
}
