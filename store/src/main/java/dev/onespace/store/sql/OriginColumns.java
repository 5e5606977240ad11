package dev.onespace.store.sql;

import dev.onespace.item.Origin;
import java.util.Optional;

/** An origin in two columns: {@code origin}, and {@code device}, which only a file may have. */
public final class OriginColumns {
  private static final String FILE = "file";
  private static final String LINE = "line";
  private static final String STDIN = "stdin";
  private static final String PROGRAM = "program";

  private OriginColumns() {}

  /** The first column. */
  public static String label(Origin origin) {
    return switch (origin) {
      case Origin.File _ -> FILE;
      case Origin.Line() -> LINE;
      case Origin.Stdin() -> STDIN;
      case Origin.Program() -> PROGRAM;
    };
  }

  /** The second column; nothing for null. */
  public static Optional<String> device(Origin origin) {
    return origin instanceof Origin.File(var device) ? device : Optional.empty();
  }

  /** The origin that two columns say. */
  public static Origin origin(String label, Optional<String> device) {
    return switch (label) {
      case FILE -> new Origin.File(device);
      case LINE -> new Origin.Line();
      case STDIN -> new Origin.Stdin();
      case PROGRAM -> new Origin.Program();
      default -> throw new IllegalStateException("an item of origin " + label);
    };
  }
}
