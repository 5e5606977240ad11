package dev.onespace.store.sql;

import dev.onespace.error.Remedy;
import dev.onespace.error.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A remedy as one text that keeps its steps, so that whoever reads it calls them its own way: the
 * sentence, and behind a separator each step as {@code KIND} or {@code KIND:ARGUMENT}.
 */
public final class StoredRemedy {
  private static final String SEPARATOR = "\u001f";
  private static final String DELETE = "delete:";
  private static final String REEMBED = "reembed:";
  private static final String SETTING = "setting:";

  private StoredRemedy() {}

  /** The text of a remedy. */
  public static String written(Remedy remedy) {
    return Stream.concat(
            Stream.of(remedy.sentence().replace(SEPARATOR, "")),
            remedy.steps().stream().map(StoredRemedy::written))
        .collect(Collectors.joining(SEPARATOR));
  }

  /** The remedy of a text that {@link #written} gave. */
  public static Remedy read(String text) {
    List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
    return new Remedy(parts.getFirst(), parts.stream().skip(1).map(StoredRemedy::step).toList());
  }

  private static String written(Step step) {
    return switch (step) {
      case Step.Named named -> named.name();
      case Step.Delete(var item) -> DELETE + item;
      case Step.Reembed(var space) -> REEMBED + space;
      case Step.Setting(var key, var value) -> SETTING + key + "=" + value;
    };
  }

  private static Step step(String text) {
    if (text.startsWith(DELETE)) {
      return new Step.Delete(text.substring(DELETE.length()));
    }
    if (text.startsWith(REEMBED)) {
      return new Step.Reembed(text.substring(REEMBED.length()));
    }
    if (text.startsWith(SETTING)) {
      int equals = text.indexOf('=');
      return new Step.Setting(text.substring(SETTING.length(), equals), text.substring(equals + 1));
    }
    return Step.Named.valueOf(text);
  }
}
