package dev.onespace.config;

/**
 * A key that is set.
 *
 * @param key its name
 * @param value as the user wrote it
 * @param from where: the file with its line, a variable, or {@code --set}
 */
record Written(String key, String value, String from) {
  private static final int SHOWN = 80;

  /** {@code limits.pixels = '50M' (--set)}, in one line, without what is secret. */
  @Override
  public String toString() {
    return "%s = '%s' (%s)".formatted(inOneLine(key), shown(), from);
  }

  private String shown() {
    boolean secret = Setting.named(key).map(Setting::isSecret).orElse(false);
    return secret ? "***" : inOneLine(Addresses.masked(value));
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
