package dev.onespace.search;

import dev.onespace.calibrate.Background;
import dev.onespace.item.ItemId;
import dev.onespace.item.ItemType;
import dev.onespace.search.Query.Bridge;
import dev.onespace.search.Question.AskedPart;
import dev.onespace.space.Capabilities;
import dev.onespace.store.Catalog;
import dev.onespace.store.SearchIndex;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
   * All that answers the question in a scope, best first.
   *
   * @param depth how many passages each leg brings of each type
   */
  List<Ranked> of(Scope scope, int depth) {
    List<Found> found = question.parts().stream().map(part -> found(part, scope, depth)).toList();
    Map<ItemId, ItemType> items = new HashMap<>(Found.union(found).items());
    List<Map<ItemId, Scored>> scored = scored(items, found, isOfTexts(scope));
    for (int i = 0; i < scored.size(); i++) {
      AskedPart part = question.parts().get(i);
      if (!part.not()) {
        scored.set(i, better(scored.get(i), bridged(part.asked(), scope, scored.get(i), depth)));
      }
    }
    addAll(items, scored, found); // reached over the bridge, so no texts
    return new Ranking(background, question, items, scored).ranked(scope.types().size() > 1);
  }

  private Found found(AskedPart part, Scope scope, int depth) {
    return part.not()
        ? Found.union(List.of())
        : candidates.of(part.asked(), scope, depth).without(question.themselves());
  }

  private static boolean isOfTexts(Scope scope) {
    return scope.types().equals(Set.of(ItemType.TEXT));
  }

  private List<Map<ItemId, Scored>> scored(
      Map<ItemId, ItemType> items, List<Found> found, boolean feedback) {
    var scoring = new Scoring(index, background, items, feedback);
    List<Map<ItemId, Scored>> scored = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      scored.add(scoring.score(question.parts().get(i).asked(), found.get(i).exact()));
    }
    return scored;
  }

  /** What only the bridge reached is scored by the other parts too. */
  private void addAll(
      Map<ItemId, ItemType> items, List<Map<ItemId, Scored>> scored, List<Found> found) {
    Map<ItemId, ItemType> reached = new HashMap<>();
    scored.forEach(part -> part.forEach((id, end) -> reached.put(id, end.type())));
    reached.keySet().removeAll(items.keySet());
    reached.keySet().removeAll(question.themselves());
    if (reached.isEmpty()) {
      return;
    }
    items.putAll(reached);
    List<Map<ItemId, Scored>> more = scored(reached, found, false);
    for (int i = 0; i < more.size(); i++) {
      scored.set(i, better(scored.get(i), more.get(i)));
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
}
