package dev.onespace.scan;

import dev.onespace.error.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Walks files and folders depth first, each folder in the order of its names, so that two walks of
 * the same tree find the same in the same order. A folder with an {@code items.jsonl} is that file
 * and nothing else; another file of lines is taken line by line if its first line is an item.
 * Skips, with a note: what is Onespace's own, data folders of any other, hidden entries, links to
 * what it comes to anyway, folders it has been in (links may loop), what is neither file nor
 * folder, and sidecar files without their file.
 */
final class Walk {
  static final Path STDIN = Path.of("-");
  static final String ITEMS = "items.jsonl";
  private static final String LINES = ".jsonl";

  /** Names that cannot be decoded may read alike; their bytes differ. */
  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(Path::toString).thenComparing(Comparator.naturalOrder());

  private final Deque<Visited> found = new ArrayDeque<>();
  private final Deque<Path> ahead = new ArrayDeque<>();
  private final Set<Path> entered = new HashSet<>();
  private final OwnFiles own;
  private final BiConsumer<Path, String> notes;
  private final Consumer<Path> aliases;

  /**
   * A walk over these, in this order.
   *
   * @param notes is told what is skipped
   * @param aliases is told the links to what is walked without them
   */
  Walk(List<Path> roots, OwnFiles own, BiConsumer<Path, String> notes, Consumer<Path> aliases) {
    this.own = own;
    this.notes = notes;
    this.aliases = aliases;
    roots.reversed().forEach(root -> ahead.push(root));
    this.roots = Set.copyOf(roots);
  }

  private final Set<Path> roots;

  /** What comes next, or nothing at the end. */
  Optional<Visited> next() {
    while (found.isEmpty() && !ahead.isEmpty()) {
      visit(ahead.pop());
    }
    return Optional.ofNullable(found.poll());
  }

  private void visit(Path path) {
    boolean given = roots.contains(path);
    if (path.equals(STDIN)) {
      found.add(new Visited.Stdin());
    } else if (given || Files.isSymbolicLink(path) ? own.holds(path) : own.isOne(path)) {
      notes.accept(path, "one of Onespace's own files or folders; skipped");
    } else if (isWalkedByItself(path)) {
      notes.accept(path, "a link to what is taken in by its own path; skipped");
      aliases.accept(path);
    } else if (Files.isDirectory(path)) {
      enter(path);
    } else if (!Files.exists(path)) {
      found.add(new Visited.Unreadable(path, "a link to nothing, or gone since"));
    } else if (!Files.isRegularFile(path) && given) {
      found.add(new Visited.Unreadable(path, "neither a regular file nor a folder"));
    } else if (!Files.isRegularFile(path)) {
      notes.accept(path, "neither a file nor a folder; skipped");
    } else if (path.toString().endsWith(LINES) && (given || isOfItems(path))) {
      found.add(new Visited.ItemsFile(path));
    } else if (Sidecar.isOne(path)) {
      if (!Sidecar.hasFile(path)) {
        notes.accept(path, "a sidecar file without its file; skipped");
      }
    } else {
      found.add(new Visited.OneFile(path));
    }
  }

  private boolean isOfItems(Path lines) {
    boolean items = ItemLines.begin(lines);
    if (!items) {
      notes.accept(lines, "no object with an \"id\" near its beginning; taken in as one text");
    }
    return items;
  }

  /**
   * Whether a link leads to what this walk comes to without it, which then has its own path as its
   * source, whatever links there are and in whatever order they are met.
   */
  private boolean isWalkedByItself(Path path) {
    if (!Files.isSymbolicLink(path)) {
      return false;
    }
    try {
      Path real = path.toRealPath();
      for (Path root : roots) {
        if (!root.equals(path) && !root.equals(STDIN) && comesTo(root, real)) {
          return true;
        }
      }
      return false;
    } catch (IOException leadsNowhere) {
      return false;
    }
  }

  private static boolean comesTo(Path root, Path real) throws IOException {
    Path folder = root.toRealPath();
    if (folder.equals(real)) {
      return !Files.isSymbolicLink(root);
    }
    if (!real.startsWith(folder) || Files.isRegularFile(folder.resolve(ITEMS))) {
      return false;
    }
    for (Path name : folder.relativize(real)) {
      folder = folder.resolve(name);
      boolean isLast = folder.equals(real);
      if (name.toString().startsWith(".")
          || (!isLast && Files.isRegularFile(folder.resolve(ITEMS)))) {
        return false;
      }
    }
    return true;
  }

  private void enter(Path folder) {
    try {
      if (OwnFiles.isDataFolder(folder)) {
        notes.accept(folder, "a data folder of Onespace; skipped");
        return;
      }
      if (!entered.add(folder.toRealPath())) {
        notes.accept(folder, "a link to a folder that was walked already; skipped");
        return;
      }
      Path items = folder.resolve(ITEMS);
      if (Files.isRegularFile(items)) {
        found.add(new Visited.ItemsFile(items));
        return;
      }
      list(folder).reversed().forEach(ahead::push);
    } catch (IOException unreadable) {
      found.add(
          new Visited.Unreadable(folder, "cannot be read: " + FileFailure.reason(unreadable)));
    }
  }

  private List<Path> list(Path folder) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
      for (Path entry : listed) {
        if (String.valueOf(entry.getFileName()).startsWith(".")) {
          notes.accept(entry, "hidden; skipped");
        } else {
          entries.add(entry);
        }
      }
    }
    Collections.sort(entries, BY_NAME);
    return entries;
  }
}
