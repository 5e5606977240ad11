import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats every Java source of the project; with --check only names those that need it, and fails
 * if there are any.
 */
class Format {
  public static void main(String[] args) throws Exception {
    boolean check = List.of(args).contains("--check");
    var formatter = new Formatter();
    var changed = new ArrayList<Path>();
    for (Path source : sources()) {
      String before = Files.readString(source);
      String after = formatter.formatSourceAndFixImports(before);
      if (!after.equals(before)) {
        changed.add(source);
        if (!check) {
          Files.writeString(source, after);
        }
      }
    }
    changed.forEach(path -> System.out.println((check ? "not formatted: " : "formatted: ") + path));
    if (check && !changed.isEmpty()) {
      System.err.println("Run: mvn -N -q exec:exec@format");
      System.exit(1);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("."))) {
      return files
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !path.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
