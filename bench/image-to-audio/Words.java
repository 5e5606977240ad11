import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words of a text, in small letters. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[a-z']+");
  private static final int RAREST = 4;

  private Words() {}

  static Set<String> of(String text) {
    var words = new LinkedHashSet<String>();
    WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(words::add);
    return words;
  }

  /** The rarest of at least four letters, rarest first. */
  static List<String> rarest(List<String> words, Map<String, Integer> frequency) {
    return of(String.join(" ", words)).stream()
        .filter(word -> word.length() >= 4)
        .sorted(Comparator.comparingInt(word -> frequency.getOrDefault(word, 0)))
        .limit(RAREST)
        .toList();
  }
}
