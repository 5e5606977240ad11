package dev.onespace.exact;

import dev.onespace.exact.ExactTerm.Code;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What files are called. */
final class FileNames {
  private static final Pattern ENDING = Pattern.compile("(?<=.)\\.[A-Za-z0-9]{1,5}$");

  private FileNames() {}

  /** A name with and without its ending. */
  static Set<Code> codes(String name) {
    Set<Code> codes = new LinkedHashSet<>();
    Letters.code(name).ifPresent(codes::add);
    Letters.code(ENDING.matcher(name).replaceFirst("")).ifPresent(codes::add);
    return codes;
  }

  /** The file's name in a source; nothing for a line of a file, which the file does not name. */
  static Optional<String> ofSource(String source) {
    if (source.indexOf('#') >= 0) {
      return Optional.empty();
    }
    String last = source.substring(source.lastIndexOf('/') + 1);
    return last.isEmpty() ? Optional.empty() : Optional.of(decoded(last));
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return segment;
    }
  }
}
