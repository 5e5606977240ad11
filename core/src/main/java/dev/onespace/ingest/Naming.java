package dev.onespace.ingest;

import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes ids that people can read and type. */
final class Naming {
  private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int LONGEST_STEM = 40;
  private static final int DIGITS = 8;
  private static final int ALL_DIGITS = 64;

  private Naming() {}

  /** Ids for an item of this source, the shortest first; without end. */
  static Stream<ItemId> idsOf(String title, String source) {
    String stem = stem(title);
    String hash = ContentHash.of(source).hex();
    Stream<String> digits =
        IntStream.iterate(DIGITS, n -> n <= ALL_DIGITS, n -> n + DIGITS)
            .mapToObj(n -> hash.substring(0, n));
    Stream<String> numbered = IntStream.iterate(2, n -> n + 1).mapToObj(n -> hash + "-" + n);
    return Stream.concat(digits, numbered)
        .map(each -> new ItemId(stem.isEmpty() ? each : stem + "-" + each));
  }

  private static String stem(String title) {
    String composed = Normalizer.normalize(title, Normalizer.Form.NFC);
    String stem = NOT_PLAIN.matcher(EXTENSION.matcher(composed).replaceFirst("")).replaceAll("-");
    return shortened(stem.toLowerCase(Locale.ROOT).replaceAll("^-|-$", ""));
  }

  private static String shortened(String stem) {
    int end = Math.min(stem.length(), LONGEST_STEM);
    if (end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1))) {
      end--;
    }
    return stem.substring(0, end);
  }
}
