package dev.onespace.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The names of generations: how they are kept, and how people are told of them. */
class GenerationNamesTest {
  @Test
  void the_first_generation_is_called_as_its_collection() {
    assertThat(Generations.name("docs", 1)).isEqualTo("docs");
    assertThat(Generations.shown("docs")).isEqualTo("collection 'docs'");
    assertThat(Generations.collection("docs")).isEqualTo("docs");
  }

  @Test
  void a_later_one_is_told_by_its_number_and_never_by_the_name_it_is_kept_under() {
    String name = Generations.name("docs", 12);
    assertThat(Generations.number("docs", name)).contains(12);
    assertThat(Generations.shown(name)).isEqualTo("generation 12 of collection 'docs'");
    assertThat(Generations.collection(name)).isEqualTo("docs");
  }

  @Test
  void a_generation_is_of_no_collection_that_only_begins_alike() {
    assertThat(Generations.number("doc", Generations.name("docs", 2))).isEmpty();
    assertThat(Generations.number("docs", "docs@0")).isEmpty();
    assertThat(Generations.isName("docs@x")).isFalse();
  }
}
