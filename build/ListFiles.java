import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists the files of a folder for who unpacks them from a jar, which knows of no rights: {@code
 * ListFiles FOLDER LIST}. A line each, sorted: {@code x} or {@code -} for whether it is a program,
 * and its name. A last line holds a hash of all bytes, so that lists of other files differ.
 */
class ListFiles {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    MessageDigest bytes = MessageDigest.getInstance("SHA-256");
    StringBuilder list = new StringBuilder();
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      list.append(Files.isExecutable(file) ? "x " : "- ").append(name).append('\n');
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), bytes)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
    }
    list.append("# ").append(HexFormat.of().formatHex(bytes.digest())).append('\n');
    Files.createDirectories(Path.of(args[1]).getParent());
    Files.writeString(Path.of(args[1]), list);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
