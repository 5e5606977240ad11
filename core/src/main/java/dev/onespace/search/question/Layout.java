package dev.onespace.search.question;

import dev.onespace.filter.FilterField;
import dev.onespace.view.Group;
import java.util.List;
import java.util.Optional;

/**
 * How an answer is laid out.
 *
 * @param grouping into which groups
 * @param order the relevant in another order than that of relevance
 * @param counts the fields whose values are counted over the relevant
 * @param links the metadata fields by which items belong together: those that share a value with a
 *     hit are shown beside it
 */
public record Layout(
    Grouping grouping, Optional<Order> order, List<String> counts, List<String> links) {
  /** One list by relevance, with the items of the same {@code ticket_id} beside each hit. */
  public static final Layout PLAIN =
      new Layout(new OneList(), Optional.empty(), List.of(), List.of("ticket_id"));

  public Layout {
    counts = List.copyOf(counts);
    links = List.copyOf(links);
  }

  /** The same layout in these groups. */
  public Layout grouped(Grouping into) {
    return new Layout(into, order, counts, links);
  }

  /** The same layout in this order. */
  public Layout ordered(Order by) {
    return new Layout(grouping, Optional.of(by), counts, links);
  }

  /** The same layout with these fields counted. */
  public Layout counting(List<String> fields) {
    return new Layout(grouping, order, fields, links);
  }

  /** The same layout with items linked by these fields. */
  public Layout linking(List<String> fields) {
    return new Layout(grouping, order, counts, fields);
  }

  /** Into which groups an answer is laid out. */
  public sealed interface Grouping {}

  /** No groups: one mixed list, which shows weak hits too. */
  public record OneList() implements Grouping {}

  /** A group for each value of a field, the most relevant first. */
  public record ByField(FilterField field) implements Grouping {}

  /** These groups, in this order. */
  public record Into(List<Group> groups) implements Grouping {
    public Into {
      groups = List.copyOf(groups);
    }
  }

  /**
   * An order by a field, of the relevant only. Items that lack the field come last.
   *
   * @param field whose values decide
   * @param descending the largest or latest first
   */
  public record Order(FilterField field, boolean descending) {}
}
