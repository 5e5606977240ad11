package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.search.Query.Bridge;
import dev.onespace.search.Question.AskedPart;
import dev.onespace.space.Capabilities;
import dev.onespace.store.Catalog;
import dev.onespace.store.ExactMatch;
import dev.onespace.store.SearchIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Makes the ranked list of any scope for one question: legs, scores, bridge, order. */
final class Lists {
  /** Where vectors and words alone find this much, in nats, two hops over text only add noise. */
  private static final double ENOUGH = 8;

  private final SearchIndex index;
  private final Capabilities capabilities;
  private final Background background;
  private final Question question;
  private final Bridge bridge;
  private final Candidates candidates;
  private final BridgeLeg bridgeLeg;

  Lists(
      SearchIndex index,
      Catalog catalog,
      Capabilities capabilities,
      Background background,
      Question question,
      Bridge bridge) {
    this.index = index;
    this.capabilities = capabilities;
    this.background = background;
    this.question = question;
    this.bridge = bridge;
    this.candidates = new Candidates(index, new ExactLeg(index, catalog));
    this.bridgeLeg = new BridgeLeg(index, candidates, catalog, background);
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
    for (int i = 0; i < scored.size(); i++) {
      AskedPart part = question.parts().get(i);
      if (!part.not()) {
        scored.set(
            i, better(scored.get(i), bridged(part.asked(), scope, scored.get(i), depth.first())));
      }
    }
    addReached(items, scored, sought);
    List<Ranked> ranked = new Ranking(background, question, items, scored).ranked();
    List<Edge> open = relevant(all.edges(), ranked);
    boolean more = all.cut();
    while (!open.isEmpty()) {
      more |= open.stream().anyMatch(edge -> edge.reach().depth() >= depth.most());
      Found deeper = deeper(open, depth.most());
      add(deeper.without(items.keySet()).items(), items, scored, sought);
      ranked = new Ranking(background, question, items, scored).ranked();
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

  /** What only the bridge reached is scored by the other parts too. */
  private void addReached(
      Map<ItemId, ItemType> items, List<Map<ItemId, Scored>> scored, List<Sought> sought) {
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

  private Map<ItemId, Scored> bridged(
      Asked asked, Scope scope, Map<ItemId, Scored> direct, int depth) {
    Set<ItemType> crossed = crossed(asked.type(), scope.types(), direct);
    return crossed.isEmpty()
        ? Map.of()
        : bridgeLeg.cross(asked, new Scope(crossed, scope.filter()), depth);
  }

  /** Of what was found directly and over the bridge, the stronger. */
  private static Map<ItemId, Scored> better(
      Map<ItemId, Scored> direct, Map<ItemId, Scored> bridged) {
    Map<ItemId, Scored> better = new HashMap<>(direct);
    bridged.forEach((id, chain) -> better.merge(id, chain, Scored::stronger));
    return better;
  }

  private Set<ItemType> crossed(ItemType from, Set<ItemType> types, Map<ItemId, Scored> direct) {
    Set<ItemType> crossed = EnumSet.noneOf(ItemType.class);
    for (ItemType to : types) {
      boolean cross =
          switch (bridge) {
            case OFF -> false;
            case ON -> to != ItemType.TEXT;
            case AUTO -> capabilities.weak(from, to) && best(direct, to) < ENOUGH;
          };
      if (cross) {
        crossed.add(to);
      }
    }
    return crossed;
  }

  private static double best(Map<ItemId, Scored> direct, ItemType type) {
    return direct.values().stream()
        .filter(scored -> scored.type() == type)
        .mapToDouble(scored -> scored.score().nats())
        .max()
        .orElse(0);
  }

  /**
   * A part of a question, as items are measured with it.
   *
   * @param exact what matches it exactly
   */
  private record Sought(Asked asked, List<ExactMatch> exact) {}
}
