package dev.onespace.config;

import java.util.regex.Pattern;

/**
 * A key that is set.
 *
 * @param key its name
 * @param value as the user wrote it
 * @param from where: the file with its line, a variable, or {@code --set}
 */
record Written(String key, String value, String from) {
  private static final int SHOWN = 80;

  /** The value of an option of an address that is secret by its name. */
  private static final Pattern OPTION =
      Pattern.compile("(?i)((?:password|passwd|pwd|secret|token|[?&](?:api_?)?key)=)[^&\\s]*");

  /** What follows a user's name in an address; a port, which may stand there too, is no secret. */
  private static final Pattern USER_INFO =
      Pattern.compile("(//[^/@:?#]*:)(?!\\d{1,5}(?:[/,?#]|$))[^?#]*(?=@)");

  /** {@code limits.pixels = '50M' (--set)}, in one line, without what is secret. */
  @Override
  public String toString() {
    return "%s = '%s' (%s)".formatted(inOneLine(key), shown(), from);
  }

  private String shown() {
    boolean secret = Setting.named(key).map(Setting::isSecret).orElse(false);
    return secret ? "***" : inOneLine(masked(value));
  }

  /** The value without what is secret in it: hidden before it is cut, which may part it. */
  private static String masked(String value) {
    String options = OPTION.matcher(value).replaceAll("$1***");
    return USER_INFO.matcher(options).replaceAll("$1***");
  }

  /** The key and its place, in one line. */
  String place() {
    return "%s (%s)".formatted(inOneLine(key), from);
  }

  private static String inOneLine(String text) {
    String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return start.replaceAll("\\p{Cntrl}", " ");
  }
}
