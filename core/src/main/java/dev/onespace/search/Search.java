package dev.onespace.search;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.LiveCohort;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.OnespaceException;
import dev.onespace.index.IndexView;
import dev.onespace.index.SearchIndex;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.Patience;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.AnswerSnapshot;
import dev.onespace.search.answer.Hits;
import dev.onespace.search.answer.Links;
import dev.onespace.search.answer.Moments;
import dev.onespace.search.answer.Previews;
import dev.onespace.search.answer.Section;
import dev.onespace.search.answer.Sections;
import dev.onespace.search.expansion.ExpansionPolicy;
import dev.onespace.search.legs.CurrentIndex;
import dev.onespace.search.lists.ScopedSearch;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.Query;
import dev.onespace.search.question.QueryEncoder;
import dev.onespace.space.Space;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Asks a collection. Each part of the query is embedded; legs gather candidates of each type under
 * the filter; every candidate is scored completely, in surprisal rather than cosine; each item
 * appears once, with its best passage. Where the bound {@link Patience} is that of a question, it
 * goes on without servers that are away, and notes so. Thread-safe.
 */
public final class Search {
  private final Space space;
  private final Catalog catalog;
  private final SearchIndex index;
  private final StageClock clock;
  private final LiveCohort cohort;

  /** A search over this collection; nothing is closed by it. */
  public Search(
      Space space, Catalog catalog, SearchIndex index, FusionWeights weights, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.index = index;
    this.cohort = new LiveCohort(catalog, space.mean(), weights);
    this.clock = clock;
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if a content of the query cannot be embedded (damaged, empty, too
   *     large), NOT_FOUND if an item it asks with is not there
   */
  public Answer run(Query query) {
    ScoreCohort cohort = this.cohort.now(); // drawn while the space's models are still opening
    EncodedQuery question = new QueryEncoder(space, catalog, cohort).of(query);
    return clock.time(Stage.SEARCH, () -> answer(query, question, cohort));
  }

  /**
   * While nothing is written the index is asked as it is. Where it is behind the catalog, or
   * something was written while it was asked, all that it finds is compared with the catalog.
   */
  private Answer answer(Query query, EncodedQuery question, ScoreCohort cohort) {
    long sequence = catalog.sequence();
    if (index.sequence().equals(Optional.of(sequence))) {
      var asked = new Asking(query, question, cohort, index, (_, _) -> true);
      AnswerSnapshot read = asked.read();
      if (read.sequence() == sequence) {
        return asked.answer(read);
      }
    }
    var current = new CurrentIndex(index, catalog);
    var asked = new Asking(query, question, cohort, current, current::isSame);
    return asked.answer(asked.read());
  }

  /** A question on its way through an index. */
  private final class Asking {
    private final Query query;
    private final EncodedQuery question;
    private final Sections sections;
    private final Links links;
    private final Hits hits;

    Asking(
        Query query,
        EncodedQuery question,
        ScoreCohort cohort,
        IndexView index,
        BiPredicate<PassageRef, Passage> isSame) {
      this.query = query;
      this.question = question;
      var policy = new ExpansionPolicy(query.bridge(), space.capabilities());
      this.sections =
          new Sections(query, new ScopedSearch(index, catalog, policy, cohort, question), catalog);
      this.links = new Links(index, query.layout().links());
      var moments = new Moments(space, question.meanings());
      this.hits = new Hits(question, new Previews(index, moments, question.words()), links, isSame);
    }

    AnswerSnapshot read() {
      List<Sections.Drafted> drafted = sections.drafted();
      AnswerSnapshot read = read(drafted, Set.of());
      return links.areAsked()
          ? read(
              drafted,
              links.candidates(read.items().values().stream().map(StoredItem::item).toList()))
          : read;
    }

    private AnswerSnapshot read(List<Sections.Drafted> drafted, Set<ItemId> linked) {
      return catalog.atOneMoment(
          moment ->
              AnswerSnapshot.of(
                  moment,
                  drafted.stream().map(draft -> draft.page(query, moment)).toList(),
                  linked));
    }

    Answer answer(AnswerSnapshot read) {
      List<Section> shown =
          read.pages().stream().map(page -> page.section(hits.of(page.shown(), read))).toList();
      List<String> notes = new ArrayList<>(question.notes());
      notes.addAll(Patience.current().notes());
      return new Answer(sections.arranged(shown), question.words(), notes, question.wordsOnly());
    }
  }
}
