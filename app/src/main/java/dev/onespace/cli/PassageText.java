package dev.onespace.cli;

import dev.onespace.item.Modality;
import dev.onespace.item.Place;
import dev.onespace.search.answer.Match;
import dev.onespace.search.answer.Preview;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A passage for people, in one line.
 *
 * @param bold whether matching words are shown bold by escape sequences
 */
record PassageText(boolean bold) {
  private static final int LONGEST = 160;

  /** Where it lies in its item, if that is told, and what it says; empty if neither is known. */
  String line(Match match) {
    Preview preview = match.preview();
    String place = place(preview.where());
    if (preview.text().isBlank()) {
      return place;
    }
    String text = highlighted(preview);
    String said = match.modality() == Modality.TEXT ? text : "\"" + text + "\"";
    return place.isEmpty() ? said : place + " " + said;
  }

  private static String place(Place where) {
    return where.steps().stream()
        .map(PassageText::place)
        .filter(step -> !step.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String place(Place.Step step) {
    return switch (step) {
      case Place.Characters(_, _) -> "";
      case Place.Seconds(var start, var end) ->
          clock(start).equals(clock(end))
              ? "at " + clock(start)
              : "at %s-%s".formatted(clock(start), clock(end));
      case Place.Box(var x, var y, var width, var height) ->
          "at %s,%s (%s x %s)".formatted(x, y, width, height);
      case Place.Page(var number) -> "page " + number;
      case Place.Paragraph(var number) -> "paragraph " + number;
    };
  }

  private static String clock(double seconds) {
    long whole = (long) seconds;
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** The preview's text with its highlights, cut around the first of them if it is long. */
  private String highlighted(Preview preview) {
    String text = Printable.line(preview.text());
    int first = preview.highlights().isEmpty() ? 0 : preview.highlights().getFirst().start();
    int from =
        text.length() <= LONGEST
            ? 0
            : Math.max(0, Math.min(first - LONGEST / 3, text.length() - LONGEST));
    from = from == 0 ? 0 : text.lastIndexOf(' ', from) + 1;
    int to = Math.min(text.length(), from + LONGEST);
    StringBuilder shown = new StringBuilder(from > 0 ? "..." : "");
    int at = from;
    for (Preview.Highlight mark : preview.highlights()) {
      if (mark.start() >= at && mark.end() <= to) {
        shown
            .append(text, at, mark.start())
            .append(bold(text.substring(mark.start(), mark.end()), bold));
        at = mark.end();
      }
    }
    shown.append(text, at, to).append(to < text.length() ? "..." : "");
    return shown.toString().strip();
  }

  /** A text, bold if wanted. */
  static String bold(String text, boolean wanted) {
    return wanted ? "\u001b[1m" + text + "\u001b[0m" : text;
  }
}
