package dev.onespace.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.item.Facet;
import dev.onespace.item.Passage;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What all spaces do, on contents that the subclass gives. The space is opened once: loading a
 * model takes seconds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SpaceContract {
  private static final double SAME = 0.99999;

  @SuppressWarnings("NullAway.Init")
  private Space space;

  /** Opens the space. */
  protected abstract Space open() throws IOException;

  /**
   * Contents of every type the space embeds, short and long ones, at least three, none equal to
   * another.
   */
  protected abstract List<Content> samples() throws IOException;

  /** A content of a type the space embeds, that cannot be embedded. */
  protected abstract Content bad() throws IOException;

  @BeforeAll
  void openSpace() throws IOException {
    space = open();
  }

  @AfterAll
  void closeSpace() {
    space.close();
  }

  @Test
  void it_says_what_it_is() {
    assertThat(space.id()).isNotBlank();
    assertThat(space.dimension()).isPositive();
    assertThat(space.hash().value()).matches("[0-9a-f]{16}");
    assertThat(space.pipeline().value()).matches("[0-9a-f]{16}");
  }

  @Test
  void the_samples_are_of_every_type_it_embeds() throws IOException {
    assertThat(samples()).extracting(Content::type).containsAll(space.capabilities().types());
  }

  @Test
  void no_contents_have_no_answers() {
    assertThat(space.embed(List.of(), Task.DOCUMENT)).isEmpty();
  }

  @Test
  void there_are_as_many_answers_as_contents_each_with_passages() throws IOException {
    for (Task task : Task.values()) {
      List<Embedded> answers = space.embed(samples(), task);
      assertThat(answers).hasSameSizeAs(samples());
      assertThat(answers).allSatisfy(answer -> assertThat(passages(answer)).isNotEmpty());
    }
  }

  @Test
  void every_vector_has_the_dimension_is_finite_and_of_unit_length() throws IOException {
    for (Task task : Task.values()) {
      for (Embedded answer : space.embed(samples(), task)) {
        for (Passage passage : passages(answer)) {
          assertThat(passage.vector()).hasSize(space.dimension());
          assertThat(Vectors.isUnit(passage.vector())).isTrue();
        }
      }
    }
  }

  @Test
  void passages_are_numbered_from_0() throws IOException {
    for (Embedded answer : space.embed(samples(), Task.DOCUMENT)) {
      List<Passage> passages = passages(answer);
      for (int i = 0; i < passages.size(); i++) {
        assertThat(passages.get(i).ordinal()).isEqualTo(i);
      }
    }
  }

  @Test
  void spans_lie_within_the_words() throws IOException {
    for (Embedded answer : space.embed(samples(), Task.DOCUMENT)) {
      for (Passage passage : passages(answer)) {
        assertThat(passage.spans())
            .allSatisfy(
                span -> assertThat(span.end()).isLessThanOrEqualTo(passage.words().length()));
      }
    }
  }

  @Test
  void a_vector_does_not_depend_on_its_neighbours_in_the_batch() throws IOException {
    List<Content> samples = samples();
    List<Embedded> together = space.embed(samples, Task.DOCUMENT);
    for (int i = 0; i < samples.size(); i++) {
      assertSame(together.get(i), space.embed(List.of(samples.get(i)), Task.DOCUMENT).getFirst());
    }
  }

  @Test
  void answers_are_in_the_order_of_the_contents() throws IOException {
    List<Content> samples = samples();
    List<Embedded> forward = space.embed(samples, Task.QUERY);
    List<Embedded> backward = space.embed(samples.reversed(), Task.QUERY).reversed();
    for (int i = 0; i < samples.size(); i++) {
      assertSame(forward.get(i), backward.get(i));
    }
  }

  @Test
  void one_bad_content_fails_alone() throws IOException {
    List<Content> contents = new ArrayList<>(samples());
    contents.add(1, bad());
    List<Embedded> answers = space.embed(contents, Task.DOCUMENT);
    List<Embedded> without = space.embed(samples(), Task.DOCUMENT);
    assertThat(answers).hasSameSizeAs(contents);
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            Embedded.Failed.class,
            failed -> {
              assertThat(failed.problem().cause()).isNotBlank();
              assertThat(failed.problem().remedy().toString()).isNotBlank();
            });
    assertSame(without.get(0), answers.get(0));
    for (int i = 1; i < without.size(); i++) {
      assertSame(without.get(i), answers.get(i + 1));
    }
  }

  private static void assertSame(Embedded expected, Embedded actual) {
    List<Passage> these = passages(expected);
    List<Passage> those = passages(actual);
    assertThat(facets(those)).isEqualTo(facets(these));
    for (int i = 0; i < these.size(); i++) {
      assertThat(those.get(i).words()).isEqualTo(these.get(i).words());
      assertThat(Vectors.dot(these.get(i).vector(), those.get(i).vector()))
          .as("cosine of passage %d", i)
          .isGreaterThanOrEqualTo((float) SAME);
    }
  }

  private static List<Facet> facets(List<Passage> passages) {
    return passages.stream().map(Passage::facet).toList();
  }

  private static List<Passage> passages(Embedded answer) {
    return switch (answer) {
      case Embedded.Done done -> done.passages();
      case Embedded.Failed(var problem, _) -> throw new AssertionError("failed: " + problem);
    };
  }
}
