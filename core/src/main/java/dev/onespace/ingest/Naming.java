package dev.onespace.ingest;

import dev.onespace.item.ContentHash;
import dev.onespace.item.ItemId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes ids that people can read and type. */
final class Naming {
  private static final Pattern EXTENSION = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,5}$");
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final int LONGEST_STEM = 40;
  private static final int DIGITS = 8;

  private Naming() {}

  static ItemId idOf(String title, String source) {
    String composed = Normalizer.normalize(title, Normalizer.Form.NFC);
    String stem = NOT_PLAIN.matcher(EXTENSION.matcher(composed).replaceFirst("")).replaceAll("-");
    stem = stem.toLowerCase(Locale.ROOT).replaceAll("^-|-$", "");
    String digits = ContentHash.of(source).hex().substring(0, DIGITS);
    return new ItemId(stem.isEmpty() ? digits : shortened(stem) + "-" + digits);
  }

  private static String shortened(String stem) {
    int end = Math.min(stem.length(), LONGEST_STEM);
    if (end < stem.length() && Character.isHighSurrogate(stem.charAt(end - 1))) {
      end--;
    }
    return stem.substring(0, end);
  }
}
