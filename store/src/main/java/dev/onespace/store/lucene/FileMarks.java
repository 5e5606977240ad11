package dev.onespace.store.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The names, sizes and times of an index's files as they were when its writer committed, in a file
 * beside them. Another program that writes to a file changes its time. Without this file, or if it
 * is behind, nothing is taken for unchanged.
 *
 * @param folder the index's folder
 */
record FileMarks(Path folder) {
  static final String NAME = "marks";

  private static final String DRAFT = "marks.tmp";

  /** Notes these files as they are now. */
  void note(Collection<String> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String file : files) {
      lines.append(file).append(' ').append(mark(folder.resolve(file))).append('\n');
    }
    Path draft = folder.resolve(DRAFT);
    Files.write(draft, lines.toString().getBytes(StandardCharsets.UTF_8));
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What was noted last. */
  Noted noted() throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Noted.NOTHING;
    }
    Map<String, String> marks = new HashMap<>();
    // Any byte is a character here: this file, too, may be damaged.
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      int gap = line.indexOf(' ');
      marks.put(line.substring(0, Math.max(gap, 0)), line.substring(gap + 1));
    }
    return new Noted(folder, marks);
  }

  private static String mark(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return now.size() + " " + now.lastModifiedTime().toInstant();
  }

  /** The size and time of a file, empty if it is not there. */
  static String markOrEmpty(Path file) {
    try {
      return mark(file);
    } catch (IOException gone) {
      return "";
    }
  }

  /** What was noted. */
  record Noted(Path folder, Map<String, String> marks) {
    static final Noted NOTHING = new Noted(Path.of(""), Map.of());

    /** Whether all these files were noted and are as they were. */
    boolean areUnchanged(Collection<String> files) {
      for (String file : files) {
        String then = marks.get(file);
        if (then == null || !then.equals(markOrEmpty(folder.resolve(file)))) {
          return false;
        }
      }
      return true;
    }
  }
}
