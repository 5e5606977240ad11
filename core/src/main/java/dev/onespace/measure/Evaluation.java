package dev.onespace.measure;

import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Gathers the scores of queries and averages them: over the queries of a kind first, then over the
 * kinds of a direction. An error counts 0 and stays in the average. Not thread-safe.
 */
public final class Evaluation {
  private static final int DEPTH = 10;

  private final Map<String, List<Scored>> kinds = new TreeMap<>();
  private final Map<String, Map<String, List<Scored>>> directions = new TreeMap<>();
  private int errors;

  /** Adds a query's ranking, best first, each item once. */
  public void add(Judgement judgement, List<ItemId> ranking) {
    add(judgement, new Scored(Scores.of(ranking, judgement.relevant()), OptionalDouble.empty()));
  }

  /**
   * Adds the ranking of a query that asked for items of all types.
   *
   * @param ranked the types of the items found, best first
   * @param wanted the types of the relevant items
   */
  public void addMixed(
      Judgement judgement, List<ItemId> ranking, List<Modality> ranked, Set<Modality> wanted) {
    Set<Modality> found = EnumSet.noneOf(Modality.class);
    for (int i = 0; i < Math.min(DEPTH, ranking.size()); i++) {
      if (judgement.relevant().contains(ranking.get(i))) {
        found.add(ranked.get(i));
      }
    }
    OptionalDouble all =
        wanted.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(found.containsAll(wanted) ? 1 : 0);
    add(judgement, new Scored(Scores.of(ranking, judgement.relevant()), all));
  }

  /** Adds a query that could not be answered. */
  public void addError(Judgement judgement) {
    errors++;
    add(judgement, new Scored(Scores.NONE, OptionalDouble.empty()));
  }

  private void add(Judgement judgement, Scored scored) {
    kinds.computeIfAbsent(judgement.kind(), _ -> new ArrayList<>()).add(scored);
    judgement
        .direction()
        .ifPresent(
            direction ->
                directions
                    .computeIfAbsent(direction, _ -> new TreeMap<>())
                    .computeIfAbsent(judgement.kind(), _ -> new ArrayList<>())
                    .add(scored));
  }

  /** How many queries could not be answered. */
  public int errors() {
    return errors;
  }

  /** The quality of each kind, by name. */
  public Map<String, Quality> byKind() {
    Map<String, Quality> qualities = new TreeMap<>();
    kinds.forEach((kind, scored) -> qualities.put(kind, quality(List.of(scored))));
    return qualities;
  }

  /** The quality of each direction, by name: the plain mean over its kinds. */
  public Map<String, Quality> byDirection() {
    Map<String, Quality> qualities = new TreeMap<>();
    directions.forEach((direction, group) -> qualities.put(direction, quality(group.values())));
    return qualities;
  }

  private static Quality quality(Collection<List<Scored>> groups) {
    Scores mean =
        new Scores(
            mean(groups, Scores::success1),
            mean(groups, Scores::success10),
            mean(groups, Scores::recall1),
            mean(groups, Scores::recall5),
            mean(groups, Scores::recall10),
            mean(groups, Scores::precision10),
            mean(groups, Scores::ndcg10));
    List<double[]> gains = groups.stream().map(group -> values(group, Scores::ndcg10)).toList();
    int n = groups.stream().mapToInt(List::size).sum();
    return new Quality(n, mean, Bootstrap.interval(gains), bothTypes(groups));
  }

  private static double mean(Collection<List<Scored>> groups, ToDoubleFunction<Scores> score) {
    return groups.stream().mapToDouble(group -> mean(values(group, score))).average().orElseThrow();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double[] values(List<Scored> group, ToDoubleFunction<Scores> score) {
    return group.stream().map(Scored::scores).mapToDouble(score).toArray();
  }

  /** The mean over groups; of a group in which no query asked for all types, nothing. */
  private static OptionalDouble bothTypes(Collection<List<Scored>> groups) {
    return groups.stream()
        .filter(group -> group.stream().anyMatch(scored -> scored.bothTypes().isPresent()))
        .mapToDouble(
            group ->
                group.stream()
                    .mapToDouble(scored -> scored.bothTypes().orElse(0))
                    .average()
                    .orElseThrow())
        .average();
  }

  private record Scored(Scores scores, OptionalDouble bothTypes) {}
}
