package dev.onespace.search.legs;

import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.exact.ExactTerm;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactMatch;
import dev.onespace.index.IndexView;
import dev.onespace.index.PassageScore;
import dev.onespace.item.Facet;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An index that may be behind the catalog, for one question: of what it finds, only what the
 * catalog still holds as the index knows it. A passage is the same if its vector and its modality
 * are; it matches a filter if it does as the catalog holds its item.
 */
public final class CurrentIndex implements IndexView {
  /** Beyond this it is not asked for more in the place of what is gone. */
  private static final int MOST = 10_000;

  private final IndexView index;
  private final CatalogView catalog;
  private final Map<ItemId, Known> known = new HashMap<>();

  public CurrentIndex(IndexView index, CatalogView catalog) {
    this.index = index;
    this.catalog = catalog;
  }

  /**
   * What is known of an item.
   *
   * @param items the item as the catalog holds it; none if it is gone
   * @param same its passages that both hold, by ordinal
   */
  private record Known(List<Item> items, Map<Integer, PassageVector> same) {
    static final Known NOTHING = new Known(List.of(), Map.of());

    boolean matches(Filter filter, int ordinal) {
      PassageVector passage = same.get(ordinal);
      return passage != null
          && items.stream().anyMatch(item -> filter.matches(item, passage.modality()));
    }

    boolean matches(Filter filter) {
      return same.keySet().stream().anyMatch(ordinal -> matches(filter, ordinal));
    }
  }

  /** Whether a passage, as it was read of the catalog, is the one that was found. */
  public boolean isSame(PassageRef found, Passage passage) {
    PassageVector same = of(look(Set.of(found.item())), found.item()).same.get(found.ordinal());
    return same != null && isSame(same, passage);
  }

  @Override
  public List<PassageScore> nearest(float[] vector, Facet facet, Filter filter, int k) {
    return first(
        k, asked -> index.nearest(vector, facet, filter, asked), PassageScore::passage, filter);
  }

  @Override
  public List<PassageScore> matching(String words, Filter filter, int k) {
    return first(k, asked -> index.matching(words, filter, asked), PassageScore::passage, filter);
  }

  @Override
  public List<ExactMatch> carrying(Collection<ExactTerm> terms, Filter filter, int k) {
    return first(k, asked -> index.carrying(terms, filter, asked), ExactMatch::passage, filter);
  }

  private <T> List<T> first(
      int k, IntFunction<List<T>> leg, Function<T, PassageRef> passage, Filter filter) {
    for (int asked = k; ; asked *= 2) {
      List<T> found = leg.apply(asked);
      List<T> current = current(found, passage, filter);
      if (current.size() >= k || found.size() < asked || asked >= MOST) {
        return current.subList(0, Math.min(k, current.size()));
      }
    }
  }

  private <T> List<T> current(List<T> found, Function<T, PassageRef> passage, Filter filter) {
    Map<ItemId, Known> looked =
        look(found.stream().map(it -> passage.apply(it).item()).collect(Collectors.toSet()));
    return found.stream()
        .filter(
            it -> {
              PassageRef ref = passage.apply(it);
              Known item = of(looked, ref.item());
              return item.matches(filter, ref.ordinal());
            })
        .toList();
  }

  @Override
  public List<PassageScore> score(String words, Collection<ItemId> items) {
    return current(index.score(words, items), PassageScore::passage, Filter.ALL);
  }

  @Override
  public List<PassageVector> vectors(Collection<ItemId> items) {
    return current(index.vectors(items), PassageVector::passage, Filter.ALL);
  }

  @Override
  public List<ItemId> items(Filter filter, int k) {
    for (int asked = k; ; asked *= 2) {
      List<ItemId> found = index.items(filter, asked);
      Map<ItemId, Known> looked = look(Set.copyOf(found));
      List<ItemId> current = found.stream().filter(id -> of(looked, id).matches(filter)).toList();
      if (current.size() >= k || found.size() < asked || asked >= MOST) {
        return current.subList(0, Math.min(k, current.size()));
      }
    }
  }

  @Override
  public List<Term> terms(String words) {
    return index.terms(words);
  }

  @Override
  public List<Term> terms(String words, Set<String> among) {
    return index.terms(words, among);
  }

  @Override
  public long passages() {
    return index.passages();
  }

  /** An item is looked at once: a question has one view of it. */
  private synchronized Map<ItemId, Known> look(Set<ItemId> items) {
    List<ItemId> fresh = items.stream().filter(id -> !known.containsKey(id)).toList();
    if (!fresh.isEmpty()) {
      Map<ItemId, Entry> entries = catalog.entries(fresh);
      Map<ItemId, List<PassageVector>> vectors =
          index.vectors(fresh).stream().collect(Collectors.groupingBy(it -> it.passage().item()));
      for (ItemId id : fresh) {
        known.put(id, known(entries.get(id), vectors.getOrDefault(id, List.of())));
      }
    }
    return items.stream().collect(Collectors.toMap(Function.identity(), id -> of(known, id)));
  }

  private static Known of(Map<ItemId, Known> known, ItemId id) {
    return known.getOrDefault(id, Known.NOTHING);
  }

  private static Known known(@Nullable Entry entry, List<PassageVector> shown) {
    if (entry == null) {
      return Known.NOTHING;
    }
    Map<Integer, Passage> held =
        entry.passages().stream().collect(Collectors.toMap(Passage::ordinal, Function.identity()));
    Map<Integer, PassageVector> same = new HashMap<>();
    for (PassageVector passage : shown) {
      int ordinal = passage.passage().ordinal();
      Passage there = held.get(ordinal);
      if (there != null && isSame(passage, there)) {
        same.put(ordinal, passage);
      }
    }
    return new Known(List.of(entry.item()), same);
  }

  private static boolean isSame(PassageVector found, Passage held) {
    return found.modality() == held.modality() && Arrays.equals(found.vector(), held.vector());
  }
}
