package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.search.Question.AskedPart;
import dev.onespace.store.CatalogView;
import dev.onespace.store.ExactMatch;
import dev.onespace.store.IndexView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Makes the ranked list of any scope for one question: legs, scores, bridge, order. */
final class Lists {
  private final IndexView index;
  private final Background background;
  private final Question question;
  private final Crossing crossing;
  private final Candidates candidates;
  private final BridgeLeg bridge;
  private final Companions companions;

  Lists(
      IndexView index,
      CatalogView catalog,
      Crossing crossing,
      Background background,
      Question question) {
    this.index = index;
    this.background = background;
    this.question = question;
    this.crossing = crossing;
    this.candidates = new Candidates(index, new ExactLeg(index, catalog));
    var hop = new Hop(index, candidates, background);
    this.bridge = new BridgeLeg(crossing, hop, catalog, background);
    this.companions = new Companions(hop, catalog, background, question);
  }

  /**
   * All that answers the question in a scope, best first. A leg goes deeper as long as what it
   * brought last is relevant, so that what is counted does not end where the legs first stopped.
   */
  Listed of(Scope scope, Depth depth) {
    List<Found> found =
        question.parts().stream().map(part -> found(part, scope, depth.first())).toList();
    Found all = Found.union(found);
    Map<ItemId, ItemType> items = new HashMap<>(all.items());
    var scoring = new Scoring(index, background, items);
    List<Sought> sought = sought(scoring, found, isOfTexts(scope));
    List<Map<ItemId, Scored>> scored = scored(scoring, sought);
    reach(bridged(scope, scored, depth), items, scored, sought);
    List<Ranked> ranked = ranked(items, scored);
    List<Map<ItemId, Scored>> belonging =
        crossing.toCompanions() ? companions.of(ranked, scope) : List.of();
    if (!belonging.isEmpty()) {
      reach(belonging, items, scored, sought);
      ranked = ranked(items, scored);
    }
    List<Edge> open = relevant(all.edges(), ranked);
    boolean more = all.cut();
    while (!open.isEmpty()) {
      more |= open.stream().anyMatch(edge -> edge.reach().depth() >= depth.most());
      Found deeper = deeper(open, depth.most());
      add(deeper.without(items.keySet()).items(), items, scored, sought);
      ranked = ranked(items, scored);
      open = relevant(deeper.edges(), ranked);
    }
    return new Listed(ranked, more);
  }

  private Found deeper(List<Edge> open, int most) {
    List<Callable<Found>> legs =
        open.stream()
            .map(Edge::reach)
            .filter(reach -> reach.depth() < most)
            .<Callable<Found>>map(reach -> reach.deeper(most)::found)
            .toList();
    return Found.union(AtOnce.run(legs)).without(question.themselves());
  }

  /** Those of the edges where something relevant was found. */
  private static List<Edge> relevant(List<Edge> edges, List<Ranked> ranked) {
    if (edges.isEmpty()) {
      return List.of();
    }
    Set<ItemId> relevant =
        ranked.stream().filter(Ranked::isRelevant).map(Ranked::item).collect(Collectors.toSet());
    return edges.stream().filter(edge -> !Collections.disjoint(edge.last(), relevant)).toList();
  }

  private Found found(AskedPart part, Scope scope, int depth) {
    return part.not()
        ? Found.union(List.of())
        : candidates.of(part.asked(), scope, depth).without(question.themselves());
  }

  private static boolean isOfTexts(Scope scope) {
    return scope.types().equals(Set.of(ItemType.TEXT));
  }

  /**
   * What all that is found, sooner or deeper, is measured with.
   *
   * @param feedback whether texts that are near a question ask beside it
   */
  private List<Sought> sought(Scoring first, List<Found> found, boolean feedback) {
    List<Sought> sought = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Asked asked = question.parts().get(i).asked();
      sought.add(new Sought(feedback ? first.fedBack(asked) : asked, found.get(i).exact()));
    }
    return sought;
  }

  private static List<Map<ItemId, Scored>> scored(Scoring scoring, List<Sought> sought) {
    List<Map<ItemId, Scored>> scored = new ArrayList<>();
    sought.forEach(part -> scored.add(scoring.score(part.asked, part.exact)));
    return scored;
  }

  private List<Map<ItemId, Scored>> bridged(
      Scope scope, List<Map<ItemId, Scored>> scored, Depth depth) {
    List<Map<ItemId, Scored>> chains = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      AskedPart part = question.parts().get(i);
      chains.add(
          part.not()
              ? Map.of()
              : bridge.reached(part.asked(), scope, scored.get(i), depth.first()));
    }
    return chains;
  }

  private List<Ranked> ranked(Map<ItemId, ItemType> items, List<Map<ItemId, Scored>> scored) {
    return new Ranking(background, question, items, scored).ranked();
  }

  /**
   * Adds what each part reaches over other items. What only one part reached so is scored by the
   * others too.
   */
  private void reach(
      List<Map<ItemId, Scored>> chains,
      Map<ItemId, ItemType> items,
      List<Map<ItemId, Scored>> scored,
      List<Sought> sought) {
    for (int i = 0; i < scored.size(); i++) {
      scored.set(i, better(scored.get(i), chains.get(i)));
    }
    Map<ItemId, ItemType> reached = new HashMap<>();
    scored.forEach(part -> part.forEach((id, end) -> reached.put(id, end.type())));
    reached.keySet().removeAll(items.keySet());
    reached.keySet().removeAll(question.themselves());
    add(reached, items, scored, sought);
  }

  private void add(
      Map<ItemId, ItemType> more,
      Map<ItemId, ItemType> items,
      List<Map<ItemId, Scored>> scored,
      List<Sought> sought) {
    if (more.isEmpty()) {
      return;
    }
    items.putAll(more);
    List<Map<ItemId, Scored>> parts = scored(new Scoring(index, background, more), sought);
    for (int i = 0; i < parts.size(); i++) {
      scored.set(i, better(scored.get(i), parts.get(i)));
    }
  }

  /** Of what was found directly and over the bridge, the stronger. */
  private static Map<ItemId, Scored> better(
      Map<ItemId, Scored> direct, Map<ItemId, Scored> bridged) {
    Map<ItemId, Scored> better = new HashMap<>(direct);
    bridged.forEach((id, chain) -> better.merge(id, chain, Scored::stronger));
    return better;
  }

  /**
   * A part of a question, as items are measured with it.
   *
   * @param exact what matches it exactly
   */
  private record Sought(Asked asked, List<ExactMatch> exact) {}
}
