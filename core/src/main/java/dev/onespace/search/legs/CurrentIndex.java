package dev.onespace.search.legs;

import dev.onespace.catalog.CatalogView;
import dev.onespace.catalog.Entry;
import dev.onespace.catalog.PassageVector;
import dev.onespace.filter.Filter;
import dev.onespace.index.IndexReply;
import dev.onespace.index.IndexReply.Wording;
import dev.onespace.index.IndexRequest;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.LegReply;
import dev.onespace.index.LegRequest;
import dev.onespace.index.PassageScore;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An index that may be behind the catalog, for one question: of what it finds, only what the
 * catalog still holds as the index knows it. A passage is the same if its vector and its modality
 * are; it matches a filter if it does as the catalog holds its item.
 */
public final class CurrentIndex implements IndexSearch {
  /** Beyond this it is not asked for more in the place of what is gone. */
  private static final int MOST = 10_000;

  private final IndexSearch index;
  private final CatalogView catalog;
  private final Map<ItemId, Known> known = new HashMap<>();

  public CurrentIndex(IndexSearch index, CatalogView catalog) {
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
  public synchronized boolean isSame(PassageRef found, Passage passage) {
    look(Set.of(found.item()), Map.of());
    PassageVector same = of(found.item()).same.get(found.ordinal());
    return same != null && isSame(same, passage);
  }

  @Override
  public List<Token> tokens(String words) {
    return index.tokens(words);
  }

  @Override
  public synchronized List<IndexReply> search(List<IndexRequest> requests) {
    List<IndexReply> found = index.search(requests);
    List<IndexReply> replies = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      replies.add(current(requests.get(i), found.get(i)));
    }
    return replies;
  }

  /** In the place of what is gone more is asked for, until there is enough or no more. */
  private IndexReply current(IndexRequest request, IndexReply first) {
    Map<Integer, LegReply> settled = new HashMap<>();
    Map<Integer, LegRequest> open = new LinkedHashMap<>();
    for (int i = 0; i < request.legs().size(); i++) {
      open.put(i, request.legs().get(i));
    }
    List<IndexReply> replies = new ArrayList<>();
    IndexReply reply = first;
    while (true) {
      replies.add(reply);
      lookAtAll(reply);
      Map<Integer, LegRequest> deeper = new LinkedHashMap<>();
      int place = 0;
      for (Map.Entry<Integer, LegRequest> leg : open.entrySet()) {
        int wanted = request.legs().get(leg.getKey()).k();
        int asked = leg.getValue().k();
        LegReply found = reply.legs().get(place++);
        LegReply left = current(leg.getValue().filter(), found);
        if (left.size() >= wanted || found.size() < asked || asked >= MOST) {
          settled.put(leg.getKey(), left.first(wanted));
        } else {
          deeper.put(leg.getKey(), leg.getValue().most(2 * asked));
        }
      }
      if (deeper.isEmpty()) {
        return told(settled, replies);
      }
      open = deeper;
      reply = ask(new IndexRequest(List.copyOf(deeper.values()), request.words()));
    }
  }

  private IndexReply ask(IndexRequest request) {
    return index.search(List.of(request)).getFirst();
  }

  private LegReply current(Filter filter, LegReply found) {
    return found.where(
        passage -> of(passage.item()).matches(filter, passage.ordinal()),
        item -> of(item).matches(filter));
  }

  /** What is told of all items that any of the replies tells of, as both hold it. */
  private IndexReply told(Map<Integer, LegReply> settled, List<IndexReply> replies) {
    Map<ItemId, List<PassageVector>> vectors = new HashMap<>();
    Map<String, Wording> words = new HashMap<>();
    for (IndexReply reply : replies) {
      reply.vectors().keySet().forEach(id -> vectors.put(id, vectors(id)));
      reply.words().forEach((text, told) -> words.merge(text, current(told), CurrentIndex::both));
    }
    return new IndexReply(
        IntStream.range(0, settled.size()).mapToObj(settled::get).toList(),
        vectors,
        words,
        replies.getFirst().passages());
  }

  private List<PassageVector> vectors(ItemId item) {
    return of(item).same.values().stream()
        .sorted(Comparator.comparing(it -> it.passage().ordinal()))
        .toList();
  }

  private Wording current(Wording told) {
    return new Wording(
        told.terms(),
        told.scores().stream()
            .filter(it -> of(it.passage().item()).matches(Filter.ALL, it.passage().ordinal()))
            .toList());
  }

  private static Wording both(Wording former, Wording later) {
    List<PassageScore> scores = new ArrayList<>(former.scores());
    scores.addAll(later.scores());
    return new Wording(former.terms(), scores.stream().distinct().toList());
  }

  private void lookAtAll(IndexReply reply) {
    Set<ItemId> found = new LinkedHashSet<>(reply.vectors().keySet());
    reply.legs().forEach(leg -> leg.items().forEach(found::add));
    look(found, reply.vectors());
  }

  /** An item is looked at once: a question has one view of it. */
  private void look(Set<ItemId> items, Map<ItemId, List<PassageVector>> shown) {
    List<ItemId> fresh = items.stream().filter(id -> !known.containsKey(id)).toList();
    if (fresh.isEmpty()) {
      return;
    }
    Map<ItemId, Entry> entries = catalog.entries(fresh);
    Set<ItemId> unseen = new LinkedHashSet<>(fresh);
    unseen.removeAll(shown.keySet());
    Map<ItemId, List<PassageVector>> vectors = new HashMap<>(shown);
    if (!unseen.isEmpty()) {
      vectors.putAll(ask(new IndexRequest(List.of(), unseen, List.of())).vectors());
    }
    for (ItemId id : fresh) {
      known.put(id, known(entries.get(id), vectors.getOrDefault(id, List.of())));
    }
  }

  private Known of(ItemId id) {
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
