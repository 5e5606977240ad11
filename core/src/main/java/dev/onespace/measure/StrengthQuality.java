package dev.onespace.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers how far strength can be trusted: whether it tells relevant hits from others, within and
 * across pairs of modalities, and how often it is high where it should be. Not thread-safe.
 */
public final class StrengthQuality {
  private static final String ALL = "all";

  private final Map<String, List<Labelled>> pairs = new TreeMap<>();
  private int found;
  private int foundStrong;
  private int foreign;
  private int foreignStrong;
  private int foreignRelevant;

  /**
   * Adds a hit of a labelled question.
   *
   * @param pair the modalities, such as {@code text->image}
   * @param relevant whether it answers the question
   * @param strength the probability shown
   * @param cosine the highest raw cosine of its best passage
   */
  public void hit(String pair, boolean relevant, double strength, double cosine) {
    var labelled = new Labelled(relevant, strength, cosine);
    pairs.computeIfAbsent(pair, _ -> new ArrayList<>()).add(labelled);
    pairs.computeIfAbsent(ALL, _ -> new ArrayList<>()).add(labelled);
  }

  /**
   * Adds a question with one right answer, which was found among the first ten.
   *
   * @param strong whether a right one is marked strong
   */
  public void found(boolean strong) {
    found++;
    foundStrong += strong ? 1 : 0;
  }

  /**
   * Adds a question that nothing here answers.
   *
   * @param relevant whether any hit is marked fair or strong
   * @param strong whether any hit is marked strong
   */
  public void foreign(boolean relevant, boolean strong) {
    foreign++;
    foreignRelevant += relevant ? 1 : 0;
    foreignStrong += strong ? 1 : 0;
  }

  /** What was gathered. */
  public Summary summary() {
    Map<String, Areas> areas = new TreeMap<>();
    pairs.forEach(
        (pair, hits) ->
            areas.put(
                pair,
                new Areas(
                    hits.size(),
                    Roc.area(hits, Labelled::strength, Labelled::relevant),
                    Roc.area(hits, Labelled::cosine, Labelled::relevant))));
    return new Summary(
        areas,
        found,
        share(foundStrong, found),
        foreign,
        share(foreignRelevant, foreign),
        share(foreignStrong, foreign));
  }

  private static double share(int some, int all) {
    return all == 0 ? 0 : (double) some / all;
  }

  private record Labelled(boolean relevant, double strength, double cosine) {}

  /**
   * How well scores tell relevant hits from others: the area under the ROC curve, 0.5 by chance.
   *
   * @param hits how many hits
   * @param strength the area of strength
   * @param cosine the area of the raw cosine
   */
  public record Areas(int hits, double strength, double cosine) {}

  /**
   * How far strength can be trusted.
   *
   * @param areas per pair of modalities, and {@code all} of them together
   * @param found questions with one right answer that is among the first ten
   * @param foundStrong the share of them that mark it strong
   * @param foreign questions that nothing answers
   * @param foreignRelevant the share of them with a fair or strong hit
   * @param foreignStrong the share of them with a strong hit
   */
  public record Summary(
      Map<String, Areas> areas,
      int found,
      double foundStrong,
      int foreign,
      double foreignRelevant,
      double foreignStrong) {
    public Summary {
      areas = new TreeMap<>(areas);
    }
  }
}
