package dev.onespace.search;

import static dev.onespace.search.Shelf.saying;
import static dev.onespace.testkit.data.Entries.metadata;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.filter.Filter;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Section;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Query;
import dev.onespace.testkit.memory.MemorySpace;
import dev.onespace.time.StageClock;
import dev.onespace.view.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Each call of an index may be a transaction, or a way over the network: a whole answer has but a
 * handful, however many groups, hits and passages it shows.
 */
class CallsTest {
  private static final int MOST = 8;

  private final Shelf shelf = new Shelf();
  private final CountedIndex index = new CountedIndex(shelf.index());

  @Test
  void an_answer_of_ten_hits_in_three_groups_with_links_needs_at_most_eight_calls() {
    collection();
    Query query =
        Query.words("green kettle T-10 \"kettle whistles\"")
            .top(10)
            .layout(
                Layout.PLAIN
                    .grouped(
                        new Layout.Into(
                            List.of(
                                new Group("open", equal("status", "open")),
                                new Group("new", equal("status", "new")),
                                new Group("all", Filter.ALL))))
                    .linking(List.of("ticket")));

    Answer answer = run(query);

    assertThat(index.calls()).isLessThanOrEqualTo(MOST);
    assertThat(answer.sections()).hasSize(3);
    assertThat(answer.sections())
        .extracting(Section::hits)
        .allSatisfy(it -> assertThat(it).hasSize(10));
    assertThat(answer.hits()).anySatisfy(hit -> assertThat(hit.linked()).isNotEmpty());
    assertThat(answer.hits())
        .extracting(hit -> hit.best().preview().text())
        .allSatisfy(text -> assertThat(text).contains("kettle"));
  }

  @Test
  void a_list_that_ends_with_its_first_candidates_needs_four() {
    shelf.among(20, Modality.TEXT);
    shelf.put("a", Modality.TEXT, saying("green kettle", MemorySpace.meaning("green kettle")));
    assertThat(run(Query.words("green kettle")).hits()).isNotEmpty();
    assertThat(index.calls()).isLessThanOrEqualTo(4);
  }

  /** Some of each modality and status, so many that legs go deeper than at first. */
  private void collection() {
    shelf.among(120, Modality.TEXT);
    for (int i = 0; i < 150; i++) {
      shelf.put(
          "item-" + i,
          Modality.values()[i % 3],
          metadata("status", i % 2 == 0 ? "open" : "new", "ticket", "T-" + i % 20),
          saying("the green kettle whistles " + i, MemorySpace.meaning("green kettle " + i)),
          saying("also of it " + i, MemorySpace.meaning("of it " + i)));
    }
  }

  private static Filter equal(String field, String value) {
    return new Filter.Equal(field, new MetaValue.Text(value));
  }

  private Answer run(Query query) {
    return new Search(
            new MemorySpace(), shelf.catalog(), index, FusionWeights.USUAL, new StageClock())
        .run(query);
  }
}
