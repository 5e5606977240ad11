package dev.onespace.search.legs;

import dev.onespace.catalog.CatalogView;
import dev.onespace.exact.ExactTerm;
import dev.onespace.exact.ExactTerms;
import dev.onespace.index.ExactMatch;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what has the very ids, codes, file names and quoted words of the question.
 *
 * <p>What a person typed counts however common it is. What was read in a picture or heard in a
 * recording was not meant as a question: there only what few items have is a name of something.
 */
public final class ExactTermLeg {
  /** So many passages are looked at. */
  static final int MOST = 1_000;

  private static final int FEW = 12;

  private final CatalogView catalog;

  public ExactTermLeg(CatalogView catalog) {
    this.catalog = catalog;
  }

  /**
   * Those of the passages that carry terms that match, with the terms by which they do.
   *
   * @param typed whether a person typed the terms
   * @param passages how many passages there are in all
   */
  List<ExactMatch> of(List<ExactMatch> carrying, boolean typed, long passages) {
    List<ExactMatch> matches = verified(carrying);
    return twiceIfCalledSo(typed ? matches : naming(matches, passages));
  }

  /** An item whose own name is asked for comes before those that only speak of it. */
  private List<ExactMatch> twiceIfCalledSo(List<ExactMatch> matches) {
    Set<ItemId> ids =
        matches.stream().map(match -> match.passage().item()).collect(Collectors.toSet());
    Map<ItemId, Set<ExactTerm.Code>> names = new HashMap<>();
    catalog.items(ids).forEach((id, it) -> names.put(id, ExactTerms.called(it.item())));
    return matches.stream()
        .map(match -> twiceIfCalledSo(match, names.getOrDefault(match.passage().item(), Set.of())))
        .toList();
  }

  private static ExactMatch twiceIfCalledSo(ExactMatch match, Set<ExactTerm.Code> names) {
    double called = match.terms().stream().filter(names::contains).count();
    double times = 1 + called / match.terms().size();
    return new ExactMatch(match.passage(), match.terms(), match.score() * times);
  }

  private List<ExactMatch> verified(List<ExactMatch> matches) {
    Set<ItemId> withPhrase = new LinkedHashSet<>();
    for (ExactMatch match : matches) {
      if (match.terms().stream().anyMatch(ExactTerm.Phrase.class::isInstance)) {
        withPhrase.add(match.passage().item());
      }
    }
    if (withPhrase.isEmpty()) {
      return matches;
    }
    Map<ItemId, List<Passage>> passages = catalog.passages(withPhrase);
    List<ExactMatch> verified = new ArrayList<>();
    for (ExactMatch match : matches) {
      String words = match.passage().in(passages).map(Passage::words).orElse("");
      List<ExactTerm> terms = match.terms().stream().filter(term -> holds(term, words)).toList();
      if (!terms.isEmpty()) {
        double share = (double) terms.size() / match.terms().size();
        verified.add(new ExactMatch(match.passage(), terms, match.score() * share));
      }
    }
    return verified;
  }

  private static boolean holds(ExactTerm term, String words) {
    return switch (term) {
      case ExactTerm.Code _ -> true;
      case ExactTerm.Phrase phrase -> phrase.in(words);
    };
  }

  private static List<ExactMatch> naming(List<ExactMatch> matches, long passages) {
    double rare = Math.log((double) passages / FEW);
    return matches.stream().filter(match -> match.score() / match.terms().size() >= rare).toList();
  }
}
