import dev.onespace.Onespace;
import dev.onespace.search.question.Query;
import java.nio.file.Path;
import java.util.Map;

/** Takes in a text, a picture and a recording, and asks for them. */
class Shortest {
  public static void main(String[] paths) {
    try (Onespace kb = Onespace.open(Path.of(paths[0]))) {
      kb.add(
          "T-1", "The gateway refuses the new menu: certificate expired.", Map.of("price", "9.5"));
      kb.add(Path.of(paths[1]));
      kb.add(Path.of(paths[2]));
      kb.search(Query.words("expired certificate")).hits().forEach(System.out::println);
      kb.search(Query.words("a bear")).hits().forEach(System.out::println);
    }
  }
}
