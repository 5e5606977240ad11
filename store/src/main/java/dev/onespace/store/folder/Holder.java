package dev.onespace.store.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Who writes a data folder, in a file beside the one that is locked: that one nobody reads. Its
 * lines are the holder's process, host and work.
 *
 * @param file where it is written
 */
record Holder(Path file) {
  private static final Path HOST_NAME = Path.of("/etc/hostname");
  private static final String DRAFT = ".tmp";

  /** Says that this process writes; entirely or not at all. */
  void write(String work) throws IOException {
    String text = "%s\n%s\n%s\n".formatted(process(), host(), work.strip());
    Path draft = file.resolveSibling(file.getFileName() + DRAFT);
    try {
      Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      Files.deleteIfExists(draft);
      Files.deleteIfExists(file); // rather nobody is named than the one before
      throw failed;
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Names the holder to a person. */
  String shown() throws IOException {
    String[] lines;
    try {
      lines = Files.readString(file).split("\n", -1);
    } catch (NoSuchFileException notYetWritten) {
      return "another process";
    }
    return lines.length < 3 || isOfThePast(lines[0], lines[1])
        ? "another process"
        : "process %s on %s (%s)".formatted(lines[0], lines[1], lines[2]);
  }

  /** What a killed holder left stands there until the next one has written. */
  private static boolean isOfThePast(String process, String host) throws IOException {
    return host.equals(host())
        && process.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(process)).isEmpty();
  }

  private static String process() {
    return Long.toString(ProcessHandle.current().pid());
  }

  /** The machine's name as it knows itself: asking the network for it could take long. */
  private static String host() throws IOException {
    if (Files.isReadable(HOST_NAME)) {
      return Files.readString(HOST_NAME).strip();
    }
    Map<String, String> environment = System.getenv();
    return environment.getOrDefault(
        "COMPUTERNAME", environment.getOrDefault("HOSTNAME", "this machine"));
  }
}
