import dev.onespace.scan.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells what a scan keeps of what it has met, in bytes of the heap after a collection: of each file
 * of one folder while that folder is walked, or of each folder at the end.
 */
void main(String[] args) throws IOException {
  int count = Integer.parseInt(args[1]);
  Path work = Path.of(args[2]);
  switch (args[0]) {
    case "files" -> tell("a file of one folder", files(work.resolve("files"), count), count, 2);
    case "folders" -> tell("a folder", folders(work.resolve("folders"), count), count, count);
    default -> throw new IllegalArgumentException(args[0]);
  }
}

Path files(Path folder, int count) throws IOException {
  Files.createDirectories(folder);
  for (int i = 0; i < count; i++) {
    Files.writeString(folder.resolve("ticket-%s.txt".formatted(i)), "words");
  }
  return folder;
}

Path folders(Path folder, int count) throws IOException {
  for (int i = 0; i < count; i++) {
    Path each = Files.createDirectories(folder.resolve(i / 1000 + "/" + i));
    Files.writeString(each.resolve("ticket.txt"), "words");
  }
  return folder;
}

/** Steps through so many inputs, and divides what is kept then. */
void tell(String what, Path path, int count, int steps) {
  try (Scan warm = Scan.of(path)) {
    warm.hasNext();
  }
  try (Scan scan = Scan.of(path)) {
    long before = used();
    for (int i = 0; i < steps; i++) {
      scan.next();
    }
    long kept = used() - before;
    IO.println(
        "%s bytes of each: %s (%s)".formatted(Math.round((double) kept / count), what, count));
    java.lang.ref.Reference.reachabilityFence(scan);
  }
}

long used() {
  for (int i = 0; i < 3; i++) {
    System.gc();
  }
  return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
}
