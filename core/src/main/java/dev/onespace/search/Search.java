package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.calibrate.LiveBackground;
import dev.onespace.calibrate.Tuning;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.Patience;
import dev.onespace.space.Space;
import dev.onespace.store.Catalog;
import dev.onespace.store.Catalog.StoredItem;
import dev.onespace.store.IndexView;
import dev.onespace.store.SearchIndex;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Asks a collection. Each part of the query is embedded; legs gather candidates of each type under
 * the filter; every candidate is scored completely, in surprise rather than cosine; each item
 * appears once, with its best passage. Where the bound {@link Patience} is that of a question, it
 * goes on without servers that are away, and notes so. Thread-safe.
 */
public final class Search {
  private final Space space;
  private final Catalog catalog;
  private final SearchIndex index;
  private final StageClock clock;
  private final LiveBackground background;

  /** A search over this collection; nothing is closed by it. */
  public Search(Space space, Catalog catalog, SearchIndex index, Tuning tuning, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.index = index;
    this.background = new LiveBackground(catalog, space.mean(), tuning);
    this.clock = clock;
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if a content of the query cannot be embedded (damaged, empty, too
   *     large), NOT_FOUND if an item it asks with is not there
   */
  public Answer run(Query query) {
    Background background =
        this.background.now(); // drawn while the space's models are still opening
    Question question = new Understanding(space, catalog, background).of(query);
    return clock.time(Stage.SEARCH, () -> answer(query, question, background));
  }

  /**
   * While nothing is written the index is asked as it is. Where it is behind the catalog, or
   * something was written while it was asked, all that it finds is compared with the catalog.
   */
  private Answer answer(Query query, Question question, Background background) {
    long sequence = catalog.sequence();
    if (index.sequence().equals(Optional.of(sequence))) {
      var asked = new Asking(query, question, background, index, (_, _) -> true);
      Read read = asked.read();
      if (read.sequence() == sequence) {
        return asked.answer(read);
      }
    }
    var current = new CurrentIndex(index, catalog);
    var asked = new Asking(query, question, background, current, current::isSame);
    return asked.answer(asked.read());
  }

  /** A question on its way through an index. */
  private final class Asking {
    private final Query query;
    private final Question question;
    private final Sections sections;
    private final Links links;
    private final Hits hits;

    Asking(
        Query query,
        Question question,
        Background background,
        IndexView index,
        BiPredicate<PassageRef, Passage> isSame) {
      this.query = query;
      this.question = question;
      var crossing = new Crossing(query.bridge(), space.capabilities());
      this.sections =
          new Sections(query, new Lists(index, catalog, crossing, background, question), catalog);
      this.links = new Links(index, query.layout().links());
      var moments = new Moments(space, question.meanings());
      this.hits = new Hits(question, new Previews(index, moments, question.words()), links, isSame);
    }

    Read read() {
      List<Sections.Drafted> drafted = sections.drafted();
      Read read = read(drafted, Set.of());
      return links.areAsked()
          ? read(
              drafted,
              links.candidates(read.items().values().stream().map(StoredItem::item).toList()))
          : read;
    }

    private Read read(List<Sections.Drafted> drafted, Set<ItemId> linked) {
      return catalog.atOneMoment(
          moment ->
              Read.of(
                  moment,
                  drafted.stream().map(draft -> draft.page(query, moment)).toList(),
                  linked));
    }

    Answer answer(Read read) {
      List<Section> shown =
          read.pages().stream().map(page -> page.section(hits.of(page.shown(), read))).toList();
      List<String> notes = new ArrayList<>(question.notes());
      notes.addAll(Patience.current().notes());
      return new Answer(sections.arranged(shown), question.words(), notes, question.wordsOnly());
    }
  }
}
