package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Place;
import dev.onespace.models.local.Draft.WordsPart;
import dev.onespace.models.text.TextSplitter;
import dev.onespace.models.text.Window;
import dev.onespace.space.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts of texts: windows of the encoder's own tokens. */
final class WordsDrafts {
  /** Three windows, each encoded twice: a question has to be answered within a second. */
  private static final int MOST_ASKED = 640;

  private final TextSplitter splitter;
  private final int mostTokens;
  private final String cut;

  private WordsDrafts(TextSplitter splitter, int mostTokens, String cut) {
    this.splitter = splitter;
    this.mostTokens = mostTokens;
    this.cut = cut;
  }

  /** Of texts that are taken in. */
  static WordsDrafts toStore(TextSplitter splitter, Limits limits) {
    return new WordsDrafts(
        splitter,
        limits.textTokens(),
        "only the first %s of %s characters were taken in, which have %s tokens"
            + " (limits.text-tokens)");
  }

  /** Of texts that ask. */
  static WordsDrafts toAsk(TextSplitter splitter, Limits limits) {
    return new WordsDrafts(
        splitter,
        Math.min(MOST_ASKED, limits.textTokens()),
        "only the first %s of %s characters are asked with, which have %s tokens");
  }

  Draft draft(String text) {
    if (text.isBlank()) {
      return new Draft.Refused(new Problem(ErrorCode.EMPTY, "the text holds nothing but blanks"));
    }
    List<Window> windows = splitter.split(text, mostTokens);
    List<WordsPart> parts =
        windows.stream()
            .map(
                window ->
                    new WordsPart(
                        window.text(),
                        Place.of(new Place.Characters(window.start(), window.end())),
                        List.of()))
            .toList();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    Metadata facts = new Metadata(Map.of(Facts.SIZE, MetaValue.of(bytes)));
    return new Draft.Parts(parts, List.of(), facts, Optional.empty(), notes(text, windows));
  }

  private List<String> notes(String text, List<Window> windows) {
    int end = windows.getLast().end();
    return text.substring(end).isBlank()
        ? List.of()
        : List.of(cut.formatted(end, text.length(), mostTokens));
  }
}
