package dev.onespace.cli;

import dev.onespace.document.Explained;
import dev.onespace.item.Item;
import dev.onespace.item.Modality;
import dev.onespace.search.answer.Answer;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.answer.Match;
import dev.onespace.search.answer.Section;
import dev.onespace.search.scoring.Evidence;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer for people: one ranked list, other passages beneath, weak results folded. */
final class AnswerText {
  private static final String INDENT = "      ";
  private static final int LONGEST = 160;
  private static final int MOST_OTHERS = 2;
  private static final int SHOWN_IF_ALL_WEAK = 3;
  private static final List<String> OF_INTEREST =
      List.of(
          "ticket_id",
          "product_name",
          "price",
          "category",
          "created",
          "agent",
          "customer",
          "status");

  private final PrintStream out;
  private final boolean bold;
  private final boolean explain;
  private final PassageText passages;

  /**
   * A printer.
   *
   * @param bold whether matching words may be shown bold by escape sequences
   * @param explain whether the arithmetic is shown too
   */
  AnswerText(PrintStream out, boolean bold, boolean explain) {
    this.out = out;
    this.bold = bold;
    this.explain = explain;
    this.passages = new PassageText(bold);
  }

  /** Prints an answer; weak results only if {@code all} are wanted, or if there are no others. */
  void print(GivenQuery asked, Answer answer, boolean all) {
    understood(asked, answer);
    How how = how(asked, answer);
    for (Section section : answer.sections()) {
      if (section.name().isEmpty()) {
        list(section, how, all);
      } else {
        group(section, how);
      }
    }
    if (answer.sections().isEmpty()) {
      out.println("Nothing relevant.");
    }
  }

  /** Prints the hits alone, weak ones too: no totals, and no way to the next page. */
  void printHits(GivenQuery asked, Answer answer) {
    hits(answer.hits(), how(asked, answer));
  }

  private static How how(GivenQuery asked, Answer answer) {
    List<String> fields = asked.fields().isEmpty() ? OF_INTEREST : asked.fields();
    boolean later = asked.query().after().isPresent();
    return new How(fields, new Explained(answer.understood()), later);
  }

  private void list(Section section, How how, boolean all) {
    List<Hit> shown = shown(section, all);
    hits(shown, how);
    int folded = section.hits().size() - shown.size();
    if (section.hits().isEmpty()) {
      out.println(section.belowCutoff() > 0 ? "Nothing relevant." : "Nothing found.");
    } else if (folded > 0) {
      out.printf(
          "%s weaker result%s not shown, --all shows %s.%n",
          folded, folded == 1 ? "" : "s", folded == 1 ? "it" : "them");
    }
    counts(section);
    if (section.relevant() > relevant(shown)) {
      out.printf("%s of %s relevant.%n", relevant(shown), total(section));
    }
    if (all || relevant(shown) > 0 && (how.later || section.relevant() > relevant(shown))) {
      more(section);
    }
  }

  private void group(Section section, How how) {
    out.printf(
        "%s: %s%n",
        bold(Printable.line(section.name())),
        section.relevant() == 0
            ? "nothing relevant" + weaker(section.belowCutoff())
            : section.hits().size() + " of " + total(section) + " relevant");
    hits(section.hits(), how);
    counts(section);
    more(section);
  }

  private static String weaker(long weak) {
    return weak == 0 ? "" : ", " + weak + " weaker not shown";
  }

  private static String total(Section section) {
    return (section.open() ? "at least " : "") + section.relevant();
  }

  private void hits(List<Hit> shown, How how) {
    for (int rank = 1; rank <= shown.size(); rank++) {
      hit(rank, shown.get(rank - 1), how);
    }
  }

  private void counts(Section section) {
    section
        .counts()
        .forEach(
            (field, counts) -> out.printf("By %s: %s%n", Printable.line(field), counted(counts)));
  }

  private static String counted(List<Section.Count> counts) {
    return counts.isEmpty()
        ? "nothing to count"
        : counts.stream()
            .map(it -> Printable.line(it.value().shown()) + " " + it.items())
            .collect(Collectors.joining(", "));
  }

  private void more(Section section) {
    section.more().ifPresent(next -> out.println("More: --after " + next.text()));
  }

  private static long relevant(List<Hit> hits) {
    return hits.stream().filter(hit -> hit.strength().isRelevant()).count();
  }

  private List<Hit> shown(Section section, boolean all) {
    if (all) {
      return section.hits();
    }
    List<Hit> good = section.hits().stream().filter(hit -> hit.strength().isRelevant()).toList();
    if (!good.isEmpty() || section.hits().isEmpty()) {
      return good;
    }
    out.println("Nothing relevant; the nearest, all weak:");
    return section.hits().stream().limit(SHOWN_IF_ALL_WEAK).toList();
  }

  /** What was read or heard, if a picture or a recording asks. */
  private void understood(GivenQuery asked, Answer answer) {
    List<Modality> asking =
        asked.parts().stream()
            .filter(part -> !part.part().not())
            .flatMap(part -> part.modality().stream())
            .toList();
    if (asking.size() != 1 || asking.getFirst() == Modality.TEXT) {
      return;
    }
    boolean picture = asking.getFirst() == Modality.IMAGE;
    String words = answer.understood().strip();
    if (words.isEmpty()) {
      out.println(picture ? "(no words read in it)" : "(no words heard in it)");
    } else {
      String verb = picture ? "Read in it" : "Heard in it";
      out.printf("%s: %s%n", verb, quoted(shortened(Printable.line(words))));
    }
  }

  private void hit(int rank, Hit hit, How how) {
    Item item = hit.item();
    String name = Printable.line(item.title());
    String id = item.id().value();
    out.printf(
        "%3s.  %-6s  %-5s  %s%s%n",
        rank,
        hit.strength().level().label(),
        hit.type().label(),
        bold(name),
        name.equals(id) ? "" : "  [" + Printable.line(id) + "]");
    String facts = facts(item, how.fields);
    if (!facts.isEmpty()) {
      out.println(INDENT + facts);
    }
    passages(hit);
    exact(hit, how);
    hit.over()
        .ifPresent(over -> out.println(INDENT + "(over " + Printable.line(over.value()) + ")"));
    if (!hit.linked().isEmpty()) {
      out.println(
          INDENT
              + "with "
              + hit.linked().stream()
                  .map(
                      linked ->
                          linked.media().modality().label()
                              + " "
                              + Printable.line(linked.id().value()))
                  .collect(Collectors.joining(", ")));
    }
    if (explain) {
      how.explained.lines(hit).forEach(line -> out.println(INDENT + Printable.line(line)));
    }
  }

  /** The best passage and beneath it the others, each place once. */
  private void passages(Hit hit) {
    List<String> lines =
        Stream.concat(Stream.of(hit.best()), hit.others().stream())
            .map(passages::line)
            .filter(line -> !line.isEmpty())
            .distinct()
            .limit(1 + MOST_OTHERS)
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      out.println(INDENT + (i == 0 ? "" : "  also ") + lines.get(i));
    }
  }

  private void exact(Hit hit, How how) {
    hit.best().reasons().stream()
        .map(Match.Reason::evidence)
        .filter(Evidence.OfExact.class::isInstance)
        .map(Evidence.OfExact.class::cast)
        .findFirst()
        .map(same -> String.join(", ", how.explained.same(same)))
        .ifPresent(same -> out.println(INDENT + "the same: " + Printable.line(same)));
  }

  private static String facts(Item item, List<String> shown) {
    Stream<String> fields =
        shown.stream()
            .flatMap(name -> item.metadata().get(name).map(v -> name + " " + v.shown()).stream());
    return Stream.concat(fields, size(item).stream())
        .map(Printable::line)
        .collect(Collectors.joining(", "));
  }

  private static List<String> size(Item item) {
    return switch (item.media().modality()) {
      case TEXT -> List.of();
      case AUDIO ->
          item.metadata().get("duration_sec").map(v -> v.shown() + " s").stream().toList();
      case IMAGE ->
          item
              .metadata()
              .get("width")
              .flatMap(
                  width ->
                      item.metadata()
                          .get("height")
                          .map(height -> width.shown() + " x " + height.shown()))
              .stream()
              .toList();
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).stripTrailing() + "...";
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private String bold(String text) {
    return PassageText.bold(text, bold);
  }

  /**
   * How hits are shown.
   *
   * @param fields which of the metadata
   * @param explained what speaks for them
   * @param later whether this is not the first page
   */
  private record How(List<String> fields, Explained explained, boolean later) {}
}
