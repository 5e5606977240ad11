package dev.onespace.cli;

import dev.onespace.Onespace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.filter.FilterSyntax;
import dev.onespace.item.ItemType;
import dev.onespace.search.Answer;
import dev.onespace.search.Query;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code onespace search}: asks with words, a picture or a recording. */
@Command(
    name = "search",
    description = "Finds items of any type by words, by a picture or by a recording.")
final class SearchCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  private final RootCommand root;

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "Ask with these words.")
  private List<String> words = List.of();

  @Option(names = "--image", paramLabel = "FILE", description = "Ask with this picture.")
  private @Nullable Path image;

  @Option(names = "--audio", paramLabel = "FILE", description = "Ask with this recording.")
  private @Nullable Path audio;

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
      defaultValue = "10",
      description = "At most so many items (default: ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--bridge",
      paramLabel = "MODE",
      defaultValue = BridgeMode.USUAL,
      description = BridgeMode.DESCRIPTION)
  private String bridge = BridgeMode.USUAL;

  @Option(names = "--all", description = "Show weak results too.")
  private boolean all;

  @Option(names = "--json", description = "The answer as JSON.")
  private boolean json;

  SearchCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Asked asked = asked();
    Shell shell = root.shell();
    try (Onespace onespace = root.openToRead()) {
      Answer answer = onespace.search(asked.query());
      if (json) {
        Documents.print(shell.out(), AnswerDocument.of(asked, answer));
      } else {
        answer.notes().forEach(note -> shell.err().println("note: " + Printable.line(note)));
        new AnswerText(shell.out(), shell.outTerminal()).print(asked, answer, all);
      }
      return Exit.OK;
    }
  }

  private Asked asked() {
    if (top < 1 || top > MOST) {
      throw usage("--top %d is not between 1 and %d".formatted(top, MOST));
    }
    Asking asking = asking();
    Filter condition = filter == null ? Filter.ALL : FilterSyntax.parse(filter);
    Query query = new Query(asking.content(), types(), condition, top, BridgeMode.of(bridge));
    return new Asked(query, asking.written(), Optional.ofNullable(filter));
  }

  private Asking asking() {
    String text = String.join(" ", words).strip();
    int given = (text.isEmpty() ? 0 : 1) + (image == null ? 0 : 1) + (audio == null ? 0 : 1);
    if (given != 1) {
      throw usage(
          given == 0
              ? "nothing is asked: give words, --image FILE or --audio FILE"
              : "ask with one thing at a time: words, --image or --audio");
    }
    if (image != null) {
      return Asking.file(image, ItemType.IMAGE);
    }
    return audio != null ? Asking.file(audio, ItemType.AUDIO) : Asking.words(text);
  }

  private Set<ItemType> types() {
    Set<ItemType> wanted = EnumSet.noneOf(ItemType.class);
    for (String label : types) {
      wanted.add(
          ItemType.labelled(label.strip())
              .orElseThrow(() -> usage("--type %s is not text, image or audio".formatted(label))));
    }
    return wanted.isEmpty() ? EnumSet.allOf(ItemType.class) : wanted;
  }

  private static OnespaceException usage(String cause) {
    return new OnespaceException(ErrorCode.USAGE, cause);
  }
}
