package dev.onespace.cli;

import dev.onespace.filter.FilterField;
import dev.onespace.search.question.Layout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an answer is laid out. */
final class LayoutOptions {

  @Option(
      names = "--group",
      paramLabel = "FIELD",
      description = "A group for each value of this field (type, or one of the metadata).")
  private @Nullable String group;

  @Option(
      names = "--sort",
      paramLabel = "FIELD",
      description = "The relevant by this field; -FIELD: the largest or latest first.")
  private @Nullable String sort;

  @Option(
      names = "--count",
      split = ",",
      paramLabel = "FIELD",
      description = "Count the values of these fields over all that is relevant.")
  private List<String> counts = List.of();

  @Option(
      names = "--link",
      split = ",",
      paramLabel = "FIELD",
      description = "Show beside a hit what has the same value here (default: ticket_id).")
  private @Nullable List<String> links;

  /** The layout, where nothing is said as another has it. */
  Layout over(Layout usual) {
    Layout layout = usual.counting(counts);
    if (links != null) {
      layout = layout.linking(links);
    }
    if (group != null) {
      layout = layout.grouped(new Layout.ByField(FilterField.of(group)));
    }
    if (sort != null) {
      boolean descending = sort.startsWith("-");
      String field = descending ? sort.substring(1) : sort;
      layout = layout.ordered(new Layout.Order(FilterField.of(field), descending));
    }
    return layout;
  }
}
