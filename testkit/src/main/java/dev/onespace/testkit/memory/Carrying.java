package dev.onespace.testkit.memory;

import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerms;
import dev.onespace.filter.Filter;
import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.store.Entry;
import dev.onespace.store.ExactIndex;
import dev.onespace.store.ExactMatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The exact leg by looking at every passage for every term.
 *
 * @param entries what there is
 */
record Carrying(Collection<Entry> entries) {
  private static final Comparator<ExactMatch> BEST_FIRST =
      Comparator.comparingDouble(ExactMatch::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  List<ExactMatch> find(Collection<ExactTerm> terms, Filter filter, int k) {
    Map<ExactTerm, Double> weights =
        terms.stream().distinct().collect(Collectors.toMap(Function.identity(), this::weight));
    List<ExactMatch> found = new ArrayList<>();
    for (Entry entry : entries) {
      if (filter.matches(entry.item())) {
        entry.passages().forEach(passage -> add(found, entry.item(), passage, terms, weights));
      }
    }
    return found.stream().sorted(BEST_FIRST).limit(k).toList();
  }

  private static void add(
      List<ExactMatch> found,
      Item item,
      Passage passage,
      Collection<ExactTerm> terms,
      Map<ExactTerm, Double> weights) {
    List<ExactTerm> carried =
        terms.stream().distinct().filter(term -> carries(item, passage, term)).toList();
    if (!carried.isEmpty()) {
      double score = carried.stream().mapToDouble(weights::get).sum();
      found.add(new ExactMatch(new PassageRef(item.id(), passage.ordinal()), carried, score));
    }
  }

  private double weight(ExactTerm term) {
    long all = entries.stream().mapToLong(entry -> entry.passages().size()).sum();
    long carrying =
        entries.stream()
            .mapToLong(
                entry ->
                    entry.passages().stream()
                        .filter(passage -> carries(entry.item(), passage, term))
                        .count())
            .sum();
    return ExactIndex.weight(all, carrying);
  }

  private static boolean carries(Item item, Passage passage, ExactTerm term) {
    return switch (term) {
      case ExactTerm.Code code ->
          ExactTerms.named(item).contains(code)
              || ExactTerms.carried(item.type(), passage.words()).contains(code);
      case ExactTerm.Phrase phrase -> phrase.in(passage.words());
    };
  }
}
