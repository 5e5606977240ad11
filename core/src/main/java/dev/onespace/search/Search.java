package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.calibrate.Tuning;
import dev.onespace.error.OnespaceException;
import dev.onespace.patience.Patience;
import dev.onespace.space.Space;
import dev.onespace.store.Catalog;
import dev.onespace.store.SearchIndex;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
  private final Tuning tuning;
  private final StageClock clock;
  private final AtomicReference<@Nullable Drawn> drawn = new AtomicReference<>();

  /** A search over this collection; nothing is closed by it. */
  public Search(Space space, Catalog catalog, SearchIndex index, Tuning tuning, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.index = index;
    this.tuning = tuning;
    this.clock = clock;
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if a content of the query cannot be embedded (damaged, empty, too
   *     large), NOT_FOUND if an item it asks with is not there
   */
  public Answer run(Query query) {
    Background background = background(); // drawn while the space's models are still opening
    Question question = new Understanding(space, catalog, background).of(query);
    return clock.time(Stage.SEARCH, () -> answer(query, question, background));
  }

  private Answer answer(Query query, Question question, Background background) {
    var crossing = new Crossing(query.bridge(), space.capabilities());
    var lists = new Lists(index, catalog, crossing, background, question);
    var moments = new Moments(space, question.meanings());
    var previews = new Previews(index, moments, question.words());
    var links = new Links(index, catalog, query.layout().links());
    var hits = new Hits(catalog, question, previews, links);
    List<Section> sections = new Sections(query, lists, hits, catalog).all();
    List<String> notes = new ArrayList<>(question.notes());
    notes.addAll(Patience.current().notes());
    return new Answer(sections, question.words(), notes, question.wordsOnly());
  }

  private Background background() {
    long sequence = catalog.sequence();
    Drawn last = drawn.get();
    if (last != null && last.sequence == sequence) {
      return last.background;
    }
    var fresh = new Drawn(sequence, Background.of(catalog, space.mean(), tuning));
    drawn.set(fresh);
    return fresh.background;
  }

  /** A background and the state of the catalog it was drawn from. */
  private record Drawn(long sequence, Background background) {}
}
