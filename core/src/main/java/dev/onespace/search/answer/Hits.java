package dev.onespace.search.answer;

import dev.onespace.calibrate.Surprisal;
import dev.onespace.catalog.Catalog.StoredItem;
import dev.onespace.item.Facet;
import dev.onespace.item.ItemId;
import dev.onespace.item.Passage;
import dev.onespace.item.PassageRef;
import dev.onespace.search.answer.Match.Reason;
import dev.onespace.search.legs.Leg;
import dev.onespace.search.question.EncodedQuery;
import dev.onespace.search.question.EncodedQuery.WeightedPart;
import dev.onespace.search.ranking.Arithmetic;
import dev.onespace.search.ranking.FusedRank;
import dev.onespace.search.ranking.Ranked;
import dev.onespace.search.scoring.Evidence;
import dev.onespace.search.scoring.Scored.ScoredPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Turns what was ranked into what is shown. */
public final class Hits {
  private static final int MOST_OTHERS = 4;

  private final EncodedQuery question;
  private final Previews previews;
  private final Links links;
  private final BiPredicate<PassageRef, Passage> isSame;

  /**
   * Hits of a question.
   *
   * @param isSame whether a passage that was read is the one that was found
   */
  public Hits(
      EncodedQuery question,
      Previews previews,
      Links links,
      BiPredicate<PassageRef, Passage> isSame) {
    this.isSame = isSame;
    this.question = question;
    this.previews = previews;
    this.links = links;
  }

  /** The hits for these items, in their order; those that are gone since are left out. */
  public List<Hit> of(List<Ranked> shown, AnswerSnapshot read) {
    return shown.stream()
        .flatMap(
            ranked ->
                read.item(ranked.item()).flatMap(stored -> hit(ranked, stored, read)).stream())
        .toList();
  }

  private Optional<Hit> hit(Ranked ranked, StoredItem stored, AnswerSnapshot read) {
    List<Match> matches =
        best(ranked).stream()
            .flatMap(matched -> match(matched, stored, read.passages()).stream())
            .limit(1 + MOST_OTHERS)
            .toList();
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    Optional<ItemId> over =
        ranked.byPart().stream().flatMap(scored -> scored.over().stream()).findFirst();
    return Optional.of(
        new Hit(
            stored.item(),
            ranked.rank(),
            ranked.strength(),
            Arithmetic.of(question, ranked),
            matches.getFirst(),
            matches.subList(1, matches.size()),
            over,
            links.of(stored.item(), read.linked())));
  }

  private Optional<Match> match(
      Matched matched, StoredItem stored, Map<ItemId, List<Passage>> passages) {
    return matched
        .passage
        .in(passages)
        .filter(passage -> isSame.test(matched.passage, passage))
        .map(
            passage ->
                new Match(
                    matched.passage,
                    passage.modality(),
                    matched.facet,
                    matched.reasons,
                    previews.of(stored, passage)));
  }

  private List<Matched> best(Ranked ranked) {
    Map<PassageRef, Matched> matched = new LinkedHashMap<>();
    for (int part = 0; part < ranked.byPart().size(); part++) {
      WeightedPart asked = question.parts().get(part);
      if (!asked.not()) {
        for (ScoredPassage passage : ranked.byPart().get(part).passages()) {
          matched
              .computeIfAbsent(
                  passage.passage(), ref -> new Matched(ref, passage.facet(), new ArrayList<>()))
              .add(part, passage.evidence());
        }
      }
    }
    return matched.values().stream().sorted(Comparator.comparing(this::rank).reversed()).toList();
  }

  private FusedRank rank(Matched matched) {
    Surprisal exact = Surprisal.NONE;
    Surprisal score = Surprisal.NONE;
    for (Reason reason : matched.reasons) {
      Surprisal surprisal =
          reason.evidence().surprisal().times(question.parts().get(reason.part()).weight());
      if (reason.evidence().leg() == Leg.EXACT) {
        exact = exact.plus(surprisal);
      } else {
        score = score.plus(surprisal);
      }
    }
    return new FusedRank(exact, score.nats());
  }

  /** A passage with what speaks for it in all parts. */
  private record Matched(PassageRef passage, Facet facet, List<Reason> reasons) {
    void add(int part, List<Evidence> evidence) {
      evidence.forEach(it -> reasons.add(new Reason(part, it)));
    }
  }
}
