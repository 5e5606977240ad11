package dev.onespace.models.local;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.Locator;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.models.local.Draft.WordsPart;
import dev.onespace.models.text.TextSplitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Drafts of texts: windows of the encoder's own tokens. */
final class WordsDrafts {
  private final TextSplitter splitter;

  WordsDrafts(TextSplitter splitter) {
    this.splitter = splitter;
  }

  Draft draft(String text) {
    if (text.isBlank()) {
      return new Draft.Refused(new Problem(ErrorCode.EMPTY, "the text holds nothing but blanks"));
    }
    List<WordsPart> parts =
        splitter.split(text).stream()
            .map(
                window ->
                    new WordsPart(
                        window.text(),
                        new Locator.Characters(window.start(), window.end()),
                        List.of()))
            .toList();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    Metadata facts = new Metadata(Map.of(Facts.SIZE, MetaValue.of(bytes)));
    return new Draft.Parts(parts, List.of(), facts, Optional.empty(), List.of());
  }
}
