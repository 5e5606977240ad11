package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.item.Passage;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.store.Catalog;
import dev.onespace.store.SearchIndex;
import dev.onespace.time.Stage;
import dev.onespace.time.StageClock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks a collection. The query is embedded; legs gather candidates of each type under the filter;
 * every candidate is scored completely, in surprise rather than cosine; each item appears once,
 * with its best passage. Thread-safe.
 */
public final class Search {
  private final Space space;
  private final Catalog catalog;
  private final SearchIndex index;
  private final StageClock clock;
  private final AtomicReference<@Nullable Drawn> drawn = new AtomicReference<>();

  /** A search over this collection; nothing is closed by it. */
  public Search(Space space, Catalog catalog, SearchIndex index, StageClock clock) {
    this.space = space;
    this.catalog = catalog;
    this.index = index;
    this.clock = clock;
  }

  /**
   * Answers a query.
   *
   * @throws OnespaceException if the query's content cannot be embedded: damaged, empty, too large
   */
  public Answer run(Query query) {
    Background background = background(); // drawn while the space's models are still opening
    Embedded embedded = space.embed(List.of(query.content()), Task.QUERY).getFirst();
    return switch (embedded) {
      case Embedded.Failed(var problem) -> throw new OnespaceException(problem);
      case Embedded.Done done -> clock.time(Stage.SEARCH, () -> answer(query, done, background));
    };
  }

  private Answer answer(Query query, Embedded.Done done, Background background) {
    List<Passage> passages = done.passages();
    List<float[]> words = asDocuments(query.content().type(), passages);
    Asked asked = Asked.of(query.content().type(), passages, words, background);
    var candidates = new Candidates(index);
    var scoring = new Scoring(catalog, index);
    Map<ItemId, Scored> found = new HashMap<>();
    keepBest(found, scoring.score(asked, candidates.of(asked, query)));
    Set<ItemType> weak = weakTypes(asked.type(), query);
    if (!weak.isEmpty()) {
      keepBest(found, new BridgeLeg(candidates, scoring, background).cross(asked, query, weak));
    }
    Levels levels = query.types().size() > 1 ? Levels.of(found.values()) : Levels.none();
    List<Scored> best =
        found.values().stream().sorted(levels.bestFirst()).limit(query.top()).toList();
    var previews = new Previews(index, new Moments(space, words), asked);
    List<Hit> hits = new Hits(previews, levels).of(best);
    long weakHits = hits.stream().filter(hit -> hit.strength() == Strength.WEAK).count();
    return new Answer(hits, weakHits, asked.words(), done.notes());
  }

  private static void keepBest(Map<ItemId, Scored> found, List<Scored> more) {
    for (Scored scored : more) {
      if (scored.passages().isEmpty()) {
        continue;
      }
      found.merge(scored.item().id(), scored, (a, b) -> a.score() >= b.score() ? a : b);
    }
  }

  private Set<ItemType> weakTypes(ItemType from, Query query) {
    Set<ItemType> weak = EnumSet.noneOf(ItemType.class);
    for (ItemType to : query.types()) {
      boolean crossed =
          switch (query.bridge()) {
            case OFF -> false;
            case ON -> to != ItemType.TEXT;
            case AUTO -> space.capabilities().weak(from, to);
          };
      if (crossed) {
        weak.add(to);
      }
    }
    return weak;
  }

  /**
   * The vectors that the words of a query have as documents; those read in a picture are encoded so
   * already.
   */
  private List<float[]> asDocuments(ItemType type, List<Passage> passages) {
    List<Passage> words =
        passages.stream().filter(passage -> passage.facet() == Facet.WORDS).toList();
    if (type == ItemType.IMAGE || words.isEmpty()) {
      return words.stream().map(Passage::vector).toList();
    }
    List<Content> contents =
        words.stream().<Content>map(passage -> new Content.Words(passage.words())).toList();
    List<Embedded> documents = space.embed(contents, Task.DOCUMENT);
    List<float[]> vectors = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      vectors.add(firstVector(documents.get(i)).orElse(words.get(i).vector()));
    }
    return vectors;
  }

  private static Optional<float[]> firstVector(Embedded embedded) {
    return switch (embedded) {
      case Embedded.Failed _ -> Optional.empty();
      case Embedded.Done done -> done.passages().stream().map(Passage::vector).findFirst();
    };
  }

  private Background background() {
    long sequence = catalog.sequence();
    Drawn last = drawn.get();
    if (last != null && last.sequence == sequence) {
      return last.background;
    }
    var fresh = new Drawn(sequence, Background.of(catalog));
    drawn.set(fresh);
    return fresh.background;
  }

  /** A background and the state of the catalog it was drawn from. */
  private record Drawn(long sequence, Background background) {}
}
