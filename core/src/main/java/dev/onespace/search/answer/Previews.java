package dev.onespace.search.answer;

import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.index.IndexSearch;
import dev.onespace.index.WordIndex.Term;
import dev.onespace.index.WordIndex.Token;
import dev.onespace.item.Facet;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.item.Span;
import dev.onespace.search.answer.Preview.Highlight;
import dev.onespace.search.answer.Units.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes previews: the sentence, line or utterance of a passage that shares most with the query, and
 * where it lies.
 */
public final class Previews {
  private static final int LONGEST = 280;

  /** Words as common as this (about one passage in seven) do not make a sentence the best one. */
  private static final double LEAST_IDF = 2;

  private final IndexSearch index;
  private final Moments moments;
  private final Map<String, Double> asked;

  /**
   * Previews for a question.
   *
   * @param asked the words of the question with their weights
   */
  public Previews(IndexSearch index, Moments moments, List<Term> asked) {
    this.index = index;
    this.moments = moments;
    this.asked = asked.stream().collect(Collectors.toMap(Term::text, Term::idf, (one, _) -> one));
  }

  Preview of(StoredItem stored, Passage passage) {
    Modality type = passage.modality();
    if (passage.words().isEmpty()) {
      return new Preview("", List.of(), passage.place(), stored.checkpoint().thumbnail());
    }
    List<Token> shared =
        asked.isEmpty()
            ? List.of()
            : index.tokens(passage.words()).stream()
                .filter(token -> asked.containsKey(token.text()))
                .toList();
    List<Unit> units = Units.of(type, passage.words());
    Optional<Unit> told = told(units, shared).or(() -> moment(type, passage, units));
    Unit best = told.orElse(units.getFirst());
    List<Token> inside =
        shared.stream().filter(term -> best.holds(term.start(), term.end())).toList();
    Unit shown = cut(passage.words(), best, inside);
    return new Preview(
        passage.words().substring(shown.start(), shown.end()),
        highlights(shown, inside),
        told.isEmpty() && isHeard(type, passage)
            ? passage.place()
            : where(type, passage, best, inside),
        stored.checkpoint().thumbnail());
  }

  /** A window that was heard itself may be near for a sound: it is opened at its start. */
  private static boolean isHeard(Modality type, Passage passage) {
    return type == Modality.AUDIO && passage.facet() == Facet.NATIVE;
  }

  /** The unit that shares most with the question; nothing if none shares a telling word. */
  private Optional<Unit> told(List<Unit> units, List<Token> shared) {
    Optional<Unit> best = Optional.empty();
    double most = LEAST_IDF;
    for (Unit unit : units) {
      double weight = weight(unit, shared);
      if (weight > most) {
        best = Optional.of(unit);
        most = weight;
      }
    }
    return best;
  }

  private Optional<Unit> moment(Modality type, Passage passage, List<Unit> units) {
    return type == Modality.AUDIO ? moments.nearest(passage.words(), units) : Optional.empty();
  }

  private double weight(Unit unit, List<Token> shared) {
    Set<String> seen = new HashSet<>();
    return shared.stream()
        .filter(term -> unit.holds(term.start(), term.end()) && seen.add(term.text()))
        .mapToDouble(term -> asked.getOrDefault(term.text(), 0.0))
        .sum();
  }

  /** The unit, or if it is too long for a preview, the part of it around the first shared word. */
  private static Unit cut(String words, Unit unit, List<Token> inside) {
    if (unit.end() - unit.start() <= LONGEST) {
      return unit;
    }
    int first = inside.isEmpty() ? unit.start() : inside.getFirst().start();
    int start = Math.max(unit.start(), Math.min(first - LONGEST / 4, unit.end() - LONGEST));
    return new Unit(
        wordStart(words, start, unit.start()), wordStart(words, start + LONGEST, start));
  }

  private static int wordStart(String words, int near, int least) {
    int at = words.lastIndexOf(' ', Math.min(near, words.length() - 1));
    return at > least ? at + 1 : Math.max(least, near);
  }

  private static List<Highlight> highlights(Unit shown, List<Token> inside) {
    return inside.stream()
        .filter(term -> shown.holds(term.start(), term.end()))
        .map(term -> new Highlight(term.start() - shown.start(), term.end() - shown.start()))
        .toList();
  }

  private static Place where(Modality type, Passage passage, Unit unit, List<Token> inside) {
    return switch (type) {
      case TEXT -> characters(passage, unit);
      case AUDIO -> Places.union(spansIn(passage, unit)).orElse(passage.place());
      case IMAGE -> {
        List<Span> matched =
            passage.spans().stream()
                .filter(span -> inside.stream().anyMatch(term -> overlap(span, term)))
                .toList();
        yield Places.union(matched.isEmpty() ? spansIn(passage, unit) : matched)
            .orElse(passage.place());
      }
    };
  }

  private static Place characters(Passage passage, Unit unit) {
    int offset =
        passage.place().last().orElse(null) instanceof Place.Characters(int start, _) ? start : 0;
    return passage
        .place()
        .narrowed(new Place.Characters(offset + unit.start(), offset + unit.end()));
  }

  private static List<Span> spansIn(Passage passage, Unit unit) {
    return passage.spans().stream()
        .filter(span -> span.start() < unit.end() && span.end() > unit.start())
        .toList();
  }

  private static boolean overlap(Span span, Token term) {
    return span.start() < term.end() && span.end() > term.start();
  }
}
