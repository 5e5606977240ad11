package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.catalog.Entry;
import dev.onespace.document.ItemDocument;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.Modality;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.scan.Sources;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace show}: what is stored of an item. */
@Command(
    name = "show",
    description = "Shows an item: its fields and its passages with their words.")
final class ShowCommand implements Callable<Integer> {
  private static final int LONGEST = 300;

  private final RootCommand root;

  @Parameters(paramLabel = "ID", description = "The item's id, as search shows it.")
  private String id = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  ShowCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Onespace onespace = root.openToRead()) {
      Entry entry =
          onespace
              .item(new ItemId(id))
              .orElseThrow(
                  () -> new OnespaceException(ErrorCode.NOT_FOUND, "there is no item " + id));
      if (json) {
        Documents.print(root.shell().out(), ItemDocument.of(entry));
      } else {
        print(entry, root.shell().out());
      }
      return Exit.OK;
    }
  }

  private static void print(Entry entry, PrintStream out) {
    Item item = entry.item();
    out.printf("id      %s%n", Printable.line(item.id().value()));
    out.printf(
        "type    %s%n",
        entry.modalities().stream().map(Modality::label).collect(Collectors.joining(", ")));
    out.printf("media   %s%n", Printable.line(item.media().name()));
    out.printf("title   %s%n", Printable.line(item.title()));
    out.printf("source  %s%n", Printable.line(Sources.shown(item.source())));
    item.metadata()
        .fields()
        .forEach(
            (name, value) ->
                out.printf("  %s: %s%n", Printable.line(name), Printable.line(value.shown())));
    for (Passage passage : entry.passages()) {
      String words = Printable.line(passage.words());
      out.printf(
          "%4s  %-5s  %-6s %s%s%n",
          passage.ordinal(),
          passage.modality().label(),
          passage.facet().label(),
          place(passage.place()),
          words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words);
    }
  }

  private static String place(Place where) {
    return where.steps().stream().map(ShowCommand::place).collect(Collectors.joining());
  }

  private static String place(Place.Step step) {
    return switch (step) {
      case Place.Characters(var start, var end) -> "characters %s-%s  ".formatted(start, end);
      case Place.Seconds(var start, var end) ->
          String.format(Locale.ROOT, "%.2f-%.2f s  ", start, end);
      case Place.Box(var x, var y, var width, var height) ->
          "at %s,%s (%s x %s)  ".formatted(x, y, width, height);
      case Place.Page(var number) -> "page %s  ".formatted(number);
      case Place.Paragraph(var number) -> "paragraph %s  ".formatted(number);
    };
  }
}
