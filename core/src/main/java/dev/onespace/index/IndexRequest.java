package dev.onespace.index;

import dev.onespace.catalog.PassageVector;
import dev.onespace.index.IndexReply.Wording;
import dev.onespace.item.ItemId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Several legs, and what is to be told of the items whose passages they find: the vectors of all
 * their passages, and how far these share the words of some texts.
 *
 * @param legs what is looked for
 * @param items told of as well, whether a leg finds them or not
 * @param words the texts whose words are compared
 */
public record IndexRequest(List<LegRequest> legs, Set<ItemId> items, List<String> words) {
  public IndexRequest {
    legs = List.copyOf(legs);
    items = Set.copyOf(items);
    words = words.stream().filter(text -> !text.isBlank()).distinct().toList();
  }

  /** These legs; all that they find is compared with these texts. */
  public IndexRequest(List<? extends LegRequest> legs, Collection<String> words) {
    this(List.copyOf(legs), Set.of(), List.copyOf(words));
  }

  /** How work is done: at once, or one after the other. */
  public interface Doing {
    /** The results, in the order of the work. */
    <T> List<T> all(List<Callable<T>> work);
  }

  /** What an index that stands still answers to these requests. */
  public static List<IndexReply> all(List<IndexRequest> requests, IndexView index, Doing doing) {
    return doing.all(
        requests.stream()
            .<Callable<IndexReply>>map(request -> () -> request.in(index, doing))
            .toList());
  }

  private IndexReply in(IndexView index, Doing doing) {
    List<LegReply> found =
        doing.all(legs.stream().<Callable<LegReply>>map(leg -> () -> leg.in(index)).toList());
    Set<ItemId> told = new LinkedHashSet<>(items);
    found.forEach(leg -> told.addAll(passagesOf(leg)));
    List<Wording> compared =
        doing.all(
            words.stream()
                .<Callable<Wording>>map(text -> () -> wording(index, text, told))
                .toList());
    Map<String, Wording> byText = new LinkedHashMap<>();
    for (int i = 0; i < compared.size(); i++) {
      byText.put(words.get(i), compared.get(i));
    }
    return new IndexReply(found, vectors(index, told), byText, index.passages());
  }

  private static List<ItemId> passagesOf(LegReply leg) {
    return switch (leg) {
      case LegReply.Passages _, LegReply.Exact _ -> leg.items().toList();
      case LegReply.Items _ -> List.of();
    };
  }

  private static Wording wording(IndexView index, String text, Set<ItemId> told) {
    return new Wording(index.terms(text), told.isEmpty() ? List.of() : index.score(text, told));
  }

  private static Map<ItemId, List<PassageVector>> vectors(IndexView index, Set<ItemId> told) {
    return told.isEmpty()
        ? Map.of()
        : index.vectors(told).stream().collect(Collectors.groupingBy(it -> it.passage().item()));
  }

  /** The same without the legs that are answered already, and told of what these found. */
  IndexRequest without(Map<LegRequest, LegReply> answered) {
    Set<ItemId> told = new LinkedHashSet<>(items);
    List<LegRequest> open = new ArrayList<>();
    for (LegRequest leg : legs) {
      LegReply reply = answered.get(leg);
      if (reply == null) {
        open.add(leg);
      } else {
        told.addAll(passagesOf(reply));
      }
    }
    return new IndexRequest(open, told, words);
  }

  /** The reply to this, from that to {@link #without} and what was answered already. */
  IndexReply with(Map<LegRequest, LegReply> answered, IndexReply rest) {
    Iterator<LegReply> others = rest.legs().iterator();
    List<LegReply> all = new ArrayList<>();
    for (LegRequest leg : legs) {
      LegReply reply = answered.get(leg);
      all.add(reply == null ? others.next() : reply);
    }
    return new IndexReply(all, rest.vectors(), rest.words(), rest.passages());
  }
}
