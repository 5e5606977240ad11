package dev.onespace.testkit.memory;

import dev.onespace.catalog.Entry;
import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerms;
import dev.onespace.filter.Filter;
import dev.onespace.index.ExactIndex;
import dev.onespace.index.ExactMatch;
import dev.onespace.item.Item;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exact leg by looking at every passage for every term.
 *
 * @param passages what there is
 */
record Carrying(List<Carrier> passages) {
  private static final Comparator<ExactMatch> BEST_FIRST =
      Comparator.comparingDouble(ExactMatch::score)
          .reversed()
          .thenComparing(found -> found.passage().item())
          .thenComparing(found -> found.passage().ordinal());

  /** A passage with its codes and those of its item. */
  record Carrier(Item item, Passage passage, Set<Code> codes) {
    static Carrier of(Item item, Passage passage) {
      Set<Code> codes = new HashSet<>(ExactTerms.named(item));
      codes.addAll(ExactTerms.carried(passage.modality(), passage.words()));
      return new Carrier(item, passage, codes);
    }

    boolean carries(ExactTerm term) {
      return switch (term) {
        case Code code -> codes.contains(code);
        case ExactTerm.Phrase phrase -> phrase.in(passage.words());
      };
    }

    PassageRef ref() {
      return new PassageRef(item.id(), passage.ordinal());
    }
  }

  static Carrying of(Collection<Entry> entries) {
    return new Carrying(
        entries.stream()
            .flatMap(entry -> entry.passages().stream().map(it -> Carrier.of(entry.item(), it)))
            .toList());
  }

  List<ExactMatch> find(Collection<ExactTerm> terms, Filter filter, int k) {
    Map<ExactTerm, Double> weights = new LinkedHashMap<>();
    terms.forEach(term -> weights.computeIfAbsent(term, this::weight));
    return passages.stream()
        .filter(each -> filter.matches(each.item(), each.passage().modality()))
        .map(each -> match(each, weights))
        .filter(found -> !found.terms().isEmpty())
        .sorted(BEST_FIRST)
        .limit(k)
        .toList();
  }

  private static ExactMatch match(Carrier each, Map<ExactTerm, Double> weights) {
    List<ExactTerm> carried = weights.keySet().stream().filter(each::carries).toList();
    double score = 0;
    for (ExactTerm term : carried) {
      score += weights.getOrDefault(term, 0.0);
    }
    return new ExactMatch(each.ref(), carried, score);
  }

  private double weight(ExactTerm term) {
    long carrying = passages.stream().filter(each -> each.carries(term)).count();
    return ExactIndex.weight(passages.size(), carrying);
  }
}
