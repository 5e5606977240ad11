package dev.onespace.search;

import dev.onespace.calibrate.FusionWeights;
import dev.onespace.calibrate.LiveCohort;
import dev.onespace.calibrate.ScoreCohort;
import dev.onespace.catalog.Catalog;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.error.OnespaceException;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.LegReply;
import dev.onespace.index.LegRequest;
import dev.onespace.index.SearchIndex;
import dev.onespace.index.WordIndex.Term;
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
import java.util.stream.Collectors;

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
      Asking.Read read = asked.read();
      if (read.snapshot().sequence() == sequence) {
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
    private final IndexSearch index;
    private final Sections sections;
    private final Links links;
    private final BiPredicate<PassageRef, Passage> isSame;

    Asking(
        Query query,
        EncodedQuery question,
        ScoreCohort cohort,
        IndexSearch index,
        BiPredicate<PassageRef, Passage> isSame) {
      this.query = query;
      this.question = question;
      this.index = index;
      this.isSame = isSame;
      var policy = new ExpansionPolicy(query.bridge(), space.capabilities());
      this.sections =
          new Sections(query, new ScopedSearch(index, catalog, policy, cohort, question), catalog);
      this.links = new Links(query.layout().links());
    }

    /**
     * What was found, as the catalog holds it at one moment.
     *
     * @param terms the words of the question with their weights
     */
    record Read(AnswerSnapshot snapshot, List<Term> terms) {}

    Read read() {
      List<Sections.Drafted> drafted = sections.drafted();
      AnswerSnapshot read = read(drafted, Set.of());
      List<LegRequest> linking =
          links.legs(read.items().values().stream().map(StoredItem::item).toList());
      IndexReply told =
          index.search(List.of(new IndexRequest(linking, List.of(question.words())))).getFirst();
      Set<ItemId> linked =
          told.legs().stream().flatMap(LegReply::items).collect(Collectors.toSet());
      return new Read(
          linked.isEmpty() ? read : read(drafted, linked),
          Optional.ofNullable(told.words().get(question.words()))
              .map(IndexReply.Wording::terms)
              .orElse(List.of()));
    }

    private AnswerSnapshot read(List<Sections.Drafted> drafted, Set<ItemId> linked) {
      return catalog.atOneMoment(
          moment ->
              AnswerSnapshot.of(
                  moment,
                  drafted.stream().map(draft -> draft.page(query, moment)).toList(),
                  linked));
    }

    Answer answer(Read read) {
      var moments = new Moments(space, question.meanings());
      var hits = new Hits(question, new Previews(index, moments, read.terms()), links, isSame);
      List<Section> shown =
          read.snapshot().pages().stream()
              .map(page -> page.section(hits.of(page.shown(), read.snapshot())))
              .toList();
      List<String> notes = new ArrayList<>(question.notes());
      notes.addAll(Patience.current().notes());
      return new Answer(sections.arranged(shown), question.words(), notes, question.wordsOnly());
    }
  }
}
