package dev.onespace.config;

import dev.onespace.error.OnespaceException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Reads a {@code .properties} file with the lines of its keys, which {@link Properties} forgets.
 */
final class PropertyLines {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String name;
  private final Mistakes mistakes;
  private final Map<String, Written> read = new LinkedHashMap<>();

  /** A reader of the file of this name. */
  PropertyLines(String name, Mistakes mistakes) {
    this.name = name;
    this.mistakes = mistakes;
  }

  /**
   * What a file says, in its order.
   *
   * @throws OnespaceException USAGE if it cannot be read as a {@link SmallFile}
   */
  static List<Written> of(Path file, Mistakes mistakes) {
    String text = SmallFile.read("the configuration", file);
    try {
      return new PropertyLines(file.toString(), mistakes).read(new StringReader(text));
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }

  /** What a text says, in its order. */
  List<Written> read(Reader text) throws IOException {
    List<String> lines = text.readAllLines();
    int next = 0;
    while (next < lines.size()) {
      int first = next;
      StringBuilder whole = new StringBuilder(lines.get(next++));
      while (continues(whole) && next < lines.size()) {
        whole.append('\n').append(lines.get(next++));
      }
      add(whole.toString(), "%s, line %s".formatted(name, first + 1));
    }
    return List.copyOf(read.values());
  }

  /** Whether it ends with a backslash that is not itself behind one; a comment never does. */
  private static boolean continues(CharSequence line) {
    String start = line.toString().stripLeading();
    if (start.startsWith("#") || start.startsWith("!")) {
      return false;
    }
    int end = start.length();
    while (end > 0 && start.charAt(end - 1) == '\\') {
      end--;
    }
    return (start.length() - end) % 2 == 1;
  }

  private void add(String line, String from) throws IOException {
    Properties one = new Properties();
    try {
      one.load(
          new StringReader(
              line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line));
    } catch (IllegalArgumentException malformed) {
      mistakes.add("%s: %s".formatted(from, malformed.getMessage()));
      return;
    }
    for (String key : one.stringPropertyNames()) {
      Written written = new Written(key, one.getProperty(key), from);
      Written before = read.putIfAbsent(key, written);
      if (before != null) {
        mistakes.add(written + " is already set (" + before.from() + "): leave one out");
      }
    }
  }
}
