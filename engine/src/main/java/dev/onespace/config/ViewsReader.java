package dev.onespace.config;

import dev.onespace.view.View;
import dev.onespace.view.Views;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads views. */
final class ViewsReader {
  private static final String BUILT_IN = "views.properties";

  private final Mistakes mistakes;
  private final Map<String, ViewDraft> drafts = new TreeMap<>();

  ViewsReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** The views that come with Onespace. */
  static Views builtIn() {
    return BuiltIn.VIEWS;
  }

  /** Takes a key of a view, over an earlier one; false if views have no such key. */
  boolean add(Written written) {
    Optional<ViewKey> key = ViewKey.of(written.key());
    key.ifPresent(
        it ->
            drafts
                .computeIfAbsent(it.view(), name -> new ViewDraft(name, mistakes))
                .set(it, written));
    return key.isPresent();
  }

  /** The views without mistakes. */
  Views views() {
    List<View> views = new ArrayList<>();
    drafts.values().forEach(draft -> draft.view().ifPresent(views::add));
    return Views.of(views);
  }

  /** Read when first needed. */
  private static final class BuiltIn {
    static final Views VIEWS = read();

    private static Views read() {
      Mistakes mistakes = new Mistakes();
      ViewsReader reader = new ViewsReader(mistakes);
      for (Written written : resource(mistakes)) {
        if (!reader.add(written)) {
          mistakes.add("unknown key " + written);
        }
      }
      Views views = reader.views();
      mistakes.tell();
      return views;
    }

    private static List<Written> resource(Mistakes mistakes) {
      try (InputStream in = ViewsReader.class.getResourceAsStream(BUILT_IN)) {
        if (in == null) {
          throw new IllegalStateException(BUILT_IN + " is missing in the program");
        }
        var text = new InputStreamReader(in, StandardCharsets.UTF_8);
        return new PropertyLines(BUILT_IN, mistakes).read(text);
      } catch (IOException unreadable) {
        throw new IllegalStateException(BUILT_IN + " cannot be read", unreadable);
      }
    }
  }
}
