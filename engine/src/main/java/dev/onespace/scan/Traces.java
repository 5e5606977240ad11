package dev.onespace.scan;

import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.Origin;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a scan went through, so that at its end it can tell what is gone. Of files nothing is kept,
 * as the file system can be asked; of each line of an {@code items.jsonl} 64 bits of its source's
 * hash (two that are alike would at worst keep an item that is gone).
 */
final class Traces {
  private static final int HASH_DIGITS = 16;

  private final List<Path> roots;
  private final Set<String> incomplete = new HashSet<>();
  private final Set<String> lineFiles = new HashSet<>();
  private final Set<String> folders = new HashSet<>();
  private final List<Path> links = new ArrayList<>();
  private long[] lines = new long[16];
  private int count;
  private boolean sorted;

  /** Of a scan of these, all absolute but for standard input. */
  Traces(List<Path> roots) {
    this.roots = roots;
  }

  /** A file of lines is read. */
  void readLines(Path file) {
    lineFiles.add(Sources.of(file));
    if (file.endsWith(Walk.ITEMS)) {
      folders.add(Sources.of(file.resolveSibling("")));
    }
  }

  /** A link leads to what has a source of its own; what came over the link is gone. */
  void skippedLink(Path link) {
    links.add(link);
  }

  /** A line was met, be it right or not. */
  void line(String source) {
    if (count == lines.length) {
      lines = Arrays.copyOf(lines, count + (count >> 1));
    }
    lines[count++] = hash(source);
    sorted = false;
  }

  /** Something of a folder or of a file of lines could not be read. */
  void couldNotRead(String source) {
    incomplete.add(source);
  }

  boolean isComplete() {
    return incomplete.isEmpty();
  }

  Fate of(Item item) {
    String source = item.source();
    if (roots.stream().noneMatch(root -> lies(source, root))) {
      return Fate.OUTSIDE;
    }
    if (incomplete.stream().anyMatch(source::startsWith)) {
      return Fate.THERE;
    }
    return switch (item.origin()) {
      case Origin.File _ -> file(item);
      case Origin.Line() -> line(item);
      case Origin.Stdin(), Origin.Program() -> Fate.OUTSIDE;
    };
  }

  private Fate file(Item item) {
    if (Presence.vanished(item) || links.stream().anyMatch(link -> lies(item.source(), link))) {
      return Fate.GONE;
    }
    boolean there =
        Sources.file(item.source())
            .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
            .isPresent();
    return !there ? Fate.AWAY : isInFolderOfLines(item.source()) ? Fate.GONE : Fate.THERE;
  }

  /** A folder with an items.jsonl is that file and nothing else; a file named itself is an item. */
  private boolean isInFolderOfLines(String source) {
    return folders.stream().anyMatch(source::startsWith)
        && roots.stream().noneMatch(root -> Sources.of(root).equals(source));
  }

  private Fate line(Item item) {
    String source = item.source();
    int id = source.indexOf('#');
    if (id < 0 || !lineFiles.contains(source.substring(0, id))) {
      return Fate.AWAY;
    }
    if (!sorted) {
      Arrays.sort(lines, 0, count);
      sorted = true;
    }
    return Arrays.binarySearch(lines, 0, count, hash(source)) >= 0 ? Fate.THERE : Fate.GONE;
  }

  private static long hash(String source) {
    return Long.parseUnsignedLong(ContentHash.of(source).hex().substring(0, HASH_DIGITS), 16);
  }

  private static boolean lies(String source, Path root) {
    if (root.equals(Walk.STDIN)) {
      return false;
    }
    String prefix = Sources.of(root);
    return source.equals(prefix)
        || source.startsWith(prefix + "#")
        || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
  }
}
