package dev.onespace.scan;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.file.AbsolutePath;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.Item;
import dev.onespace.item.MetadataChange;
import dev.onespace.item.Origin;
import dev.onespace.space.Content;
import dev.onespace.space.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What files and folders hold, as inputs, found as the work goes on: folders are walked, the lines
 * of an {@code items.jsonl} are read one at a time. Not thread-safe; closed by its opener.
 */
public final class Scan implements Iterator<Incoming>, AutoCloseable {
  private static final int MOST_NOTES = 1_000;

  private final List<Path> roots;
  private final MetadataChange extra;
  private final InputStream stdin;
  private final OwnFiles own = new OwnFiles();
  private final Walk walk;
  private final FileContent contents;
  private final List<String> notes = new ArrayList<>();
  private final IdsOfFiles ids = new IdsOfFiles();
  private final Traces traces;
  private @Nullable Feed lines;
  private @Nullable Path folder;
  private Optional<String> device = Optional.empty();
  private Optional<Incoming> next = Optional.empty();

  /**
   * A scan of these paths.
   *
   * @param paths files, folders, files of lines ending in {@code .jsonl}; {@code -} is {@code
   *     stdin}
   * @param extra what is said of the fields of every input, over what it says itself
   * @param stdin lines as in {@code items.jsonl}; their paths are relative to the working folder
   * @param limits how long a text may be
   * @throws OnespaceException if a path does not exist
   */
  public Scan(List<Path> paths, MetadataChange extra, InputStream stdin, Limits limits) {
    this.contents = new FileContent(limits, this::note);
    this.roots = paths.stream().map(Scan::existing).toList();
    this.extra = extra;
    this.stdin = stdin;
    this.traces = new Traces(roots);
    this.walk = new Walk(roots, own, this::note, traces::skippedLink);
  }

  /** A scan of these paths, without standard input and extra fields. */
  public static Scan of(Path... paths) {
    return new Scan(
        List.of(paths), MetadataChange.NONE, InputStream.nullInputStream(), Limits.DEFAULT);
  }

  /**
   * The content of one file, by its bytes: to ask with it.
   *
   * @throws OnespaceException if it cannot be read, is empty or of no known type
   */
  public static Content content(Path file) {
    return new FileContent(Limits.DEFAULT, (_, _) -> {}).of(file);
  }

  /**
   * Takes in nothing of these files and folders: the program's own. They need not be there yet. To
   * be called before the first input is asked for.
   */
  public void leaveOut(Collection<Path> files) {
    files.forEach(own::add);
  }

  /** How many inputs a scan of these paths will bring, found quickly; nothing for a stream. */
  public static OptionalLong count(List<Path> paths) {
    return paths.contains(Walk.STDIN)
        ? OptionalLong.empty()
        : Tally.of(
            new Walk(
                paths.stream().map(Scan::existing).toList(),
                new OwnFiles(),
                (_, _) -> {},
                _ -> {}));
  }

  /** What was skipped or assumed so far, a sentence each. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** What this scan tells of a known item; to be asked at its end. */
  public Fate fate(Item item) {
    return traces.of(item);
  }

  /** Whether every folder and every line could be read so far. */
  public boolean isComplete() {
    return traces.isComplete();
  }

  @Override
  public boolean hasNext() {
    if (next.isEmpty()) {
      next = advance();
    }
    return next.isPresent();
  }

  @Override
  public Incoming next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the scan is at its end");
    }
    Incoming incoming = next.orElseThrow();
    next = Optional.empty();
    return switch (incoming) {
      case Incoming.Rejected rejected -> rejected;
      case Incoming.Ready(var input) -> {
        if (input.origin() instanceof Origin.Line) {
          traces.line(input.source());
        }
        yield new Incoming.Ready(with(input));
      }
    };
  }

  private Input with(Input input) {
    return extra.equals(MetadataChange.NONE) ? input : input.with(extra);
  }

  private Optional<Incoming> advance() {
    while (true) {
      if (lines != null) {
        Optional<Incoming> line = lines.next();
        if (line.isPresent()) {
          line.ifPresent(this::watch);
          return line;
        }
        close();
      }
      Optional<Visited> found = walk.next();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<Incoming> incoming = take(found.get());
      if (incoming.isPresent()) {
        return incoming;
      }
    }
  }

  private void watch(Incoming line) {
    if (line instanceof Incoming.Rejected rejected) {
      String source = rejected.source();
      traces.couldNotRead(source.substring(0, source.lastIndexOf(':')));
    }
  }

  private Optional<Incoming> take(Visited found) {
    return switch (found) {
      case Visited.OneFile(var path) -> Optional.of(file(path));
      case Visited.Unreadable(var path, var cause) -> {
        if (Files.isDirectory(path)) {
          traces.couldNotRead(Sources.of(path));
        }
        yield Optional.of(rejected(path, new Problem(ErrorCode.UNREADABLE, cause)));
      }
      case Visited.Stdin() -> {
        Path here = Path.of("").toAbsolutePath();
        lines = feed(Sources.STDIN, here, stdin, RepeatedIds.NONE, _ -> {});
        yield Optional.empty();
      }
      case Visited.ItemsFile(var path) -> open(path);
    };
  }

  private Optional<Incoming> open(Path items) {
    try {
      Path folder = items.resolveSibling("");
      long[] hashes = RepeatedIds.hashes(items);
      RepeatedIds repeated = RepeatedIds.of(items, hashes);
      ids.add(items, hashes).ifPresent(told -> note(items, told));
      lines =
          feed(
              Sources.of(items),
              folder,
              Files.newInputStream(items),
              repeated,
              what -> note(items, what));
      traces.readLines(items);
      return Optional.empty();
    } catch (IOException unreadable) {
      traces.couldNotRead(Sources.of(items));
      return Optional.of(
          rejected(
              items,
              new Problem(
                  ErrorCode.UNREADABLE, "cannot be read: " + FileFailure.reason(unreadable))));
    }
  }

  private Feed feed(
      String source, Path folder, InputStream in, RepeatedIds repeated, Consumer<String> notes) {
    Origin origin = source.equals(Sources.STDIN) ? new Origin.Stdin() : new Origin.Line();
    var records = new ItemRecord(source, origin, new Confined(folder), own, contents);
    return new ItemLines(source, new Lines(in), records, repeated, notes);
  }

  private Incoming file(Path path) {
    try {
      String title = String.valueOf(path.getFileName());
      var content = contents.of(path);
      return new Incoming.Ready(
          new Input(
              Sources.of(path),
              Optional.empty(),
              title,
              content,
              Sidecar.of(path),
              new Origin.File(deviceOf(path))));
    } catch (OnespaceException bad) {
      return rejected(path, bad.problem());
    }
  }

  /** That of its folder; files of one folder come one after another. */
  private Optional<String> deviceOf(Path file) {
    Path in = file.resolveSibling("");
    if (!in.equals(folder)) {
      folder = in;
      device = Device.of(in);
    }
    return device;
  }

  private static Incoming rejected(Path path, Problem problem) {
    return new Incoming.Rejected(Sources.of(path), problem);
  }

  private void note(Path path, String what) {
    if (notes.size() < MOST_NOTES) {
      notes.add(path + ": " + what);
    }
  }

  private static Path existing(Path path) {
    if (path.equals(Walk.STDIN)) {
      return path;
    }
    if (path.toString().isEmpty()) {
      throw new OnespaceException(ErrorCode.USAGE, "an empty path names no file or folder");
    }
    if (!Files.exists(path)) {
      throw new OnespaceException(ErrorCode.NOT_FOUND, "there is no file or folder " + path);
    }
    return AbsolutePath.of(path);
  }

  @Override
  public void close() {
    if (lines != null) {
      lines.close();
      lines = null;
    }
  }
}
