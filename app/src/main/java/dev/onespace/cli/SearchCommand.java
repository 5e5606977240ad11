package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.item.Modality;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.question.Cursor;
import dev.onespace.search.question.Layout;
import dev.onespace.search.question.Query;
import dev.onespace.search.question.Scope;
import dev.onespace.view.View;
import dev.onespace.view.Views;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code onespace search}: asks with words, pictures, recordings and stored items. */
@Command(
    name = "search",
    description =
        "Finds items of any type by words, pictures, recordings, or what is like an item.")
final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 1_000;
  private static final int USUAL = 10;

  private final RootCommand root;

  @Mixin private PartOptions parts = new PartOptions();

  @Mixin private LayoutOptions layout = new LayoutOptions();

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description = "Ask through a view: support, products, knowledge, or one of your own.")
  private @Nullable String view;

  @Option(
      names = "--type",
      split = ",",
      paramLabel = "TYPE",
      description = "Only items of these types: text, image, audio.")
  private List<String> types = List.of();

  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description = "Only items that match, as in: category:auth created>=2024-01-01 price<50")
  private @Nullable String filter;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "At most so many items, in each group (default: 10, or as the view has it).")
  private @Nullable Integer top;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "The next page: begin where the answer with this cursor ended.")
  private @Nullable String after;

  @Option(
      names = "--bridge",
      paramLabel = "MODE",
      defaultValue = BridgeMode.USUAL,
      description = BridgeMode.DESCRIPTION)
  private String bridge = BridgeMode.USUAL;

  @Option(names = "--all", description = "Show weak results too.")
  private boolean all;

  @Option(names = "--explain", description = "Show the whole arithmetic behind each hit.")
  private boolean explain;

  @Option(names = "--json", description = "The answer as JSON.")
  private boolean json;

  SearchCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    GivenQuery asked = asked();
    Shell shell = root.shell();
    try (Onespace onespace = root.openToRead()) {
      Answer answer = onespace.search(asked.query());
      if (json) {
        Documents.print(shell.out(), asked.document(answer, explain));
      } else {
        answer.notes().forEach(note -> shell.err().println("note: " + Printable.line(note)));
        new AnswerText(shell.out(), shell.outTerminal(), explain).print(asked, answer, all);
      }
      return Exit.OK;
    }
  }

  private GivenQuery asked() {
    List<Asking> asking = parts.all();
    Optional<View> through = through();
    Query query =
        Query.of(
                asking.stream().map(Asking::part).toArray(dev.onespace.search.question.Part[]::new))
            .within(scope(through))
            .top(size(through))
            .bridge(BridgeMode.of(bridge))
            .layout(layout.over(layout(through)));
    return new GivenQuery(
        after == null ? query : query.after(Cursor.of(after)),
        asking,
        Optional.ofNullable(filter),
        through.map(View::name),
        through.map(View::fields).orElse(List.of()));
  }

  private Optional<View> through() {
    return Optional.ofNullable(view).map(name -> named(name, root.configuration().views()));
  }

  private static View named(String name, Views views) {
    return views
        .named(name)
        .orElseThrow(
            () ->
                usage(
                    "there is no view '%s'; there are: %s"
                        .formatted(name, String.join(", ", views.names()))));
  }

  private Scope scope(Optional<View> through) {
    Filter condition = filter == null ? Filter.ALL : FilterSyntax.parse(filter);
    return new Scope(types(), through.map(View::filter).orElse(Filter.ALL)).where(condition);
  }

  private int size(Optional<View> through) {
    int size = top != null ? top : through.map(View::top).orElse(USUAL);
    if (size < 1 || size > MOST) {
      throw usage("--top %s is not between 1 and %s".formatted(size, MOST));
    }
    return size;
  }

  private static Layout layout(Optional<View> through) {
    return through
        .filter(it -> !it.groups().isEmpty())
        .map(it -> Layout.PLAIN.grouped(new Layout.Into(it.groups())))
        .orElse(Layout.PLAIN);
  }

  private Set<Modality> types() {
    Set<Modality> wanted = EnumSet.noneOf(Modality.class);
    for (String label : types) {
      wanted.add(
          Modality.labelled(label.strip())
              .orElseThrow(() -> usage("--type %s is not text, image or audio".formatted(label))));
    }
    return wanted.isEmpty() ? EnumSet.allOf(Modality.class) : wanted;
  }

  private static OnespaceException usage(String cause) {
    return new OnespaceException(ErrorCode.USAGE, cause);
  }
}
