package dev.onespace.search;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended. The next page begins behind the item that was last; should that be gone, at
 * the place where it would begin.
 *
 * @param group the group it pages through, empty for a plain list
 * @param depth how deep the legs looked, so that each page is cut from the same list
 * @param seen how many items the pages so far had
 * @param last the last of them
 */
public record Cursor(String group, int depth, int seen, ItemId last) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,6}) (\\d{1,6}) (\\d{1,6}) (.*)", Pattern.DOTALL);

  /** As text for a URL or a command line; opaque to users. */
  public String text() {
    String plain = "%d %d %d %s%s".formatted(depth, seen, group.length(), group, last.value());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The cursor of a text.
   *
   * @throws OnespaceException USAGE if no answer gave it
   */
  public static Cursor of(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher parts = SHAPE.matcher(plain);
      if (parts.matches()) {
        int length = Integer.parseInt(parts.group(3));
        String rest = parts.group(4);
        return new Cursor(
            rest.substring(0, length),
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            new ItemId(rest.substring(length)));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | OnespaceException notOurs) {
      throw unknown(text, notOurs);
    }
    throw unknown(text, null);
  }

  private static OnespaceException unknown(
      String text, @org.jspecify.annotations.Nullable Exception cause) {
    String said = "'%s' is no cursor: give one as an answer gave it".formatted(text);
    return cause == null
        ? new OnespaceException(ErrorCode.USAGE, said)
        : new OnespaceException(ErrorCode.USAGE, said, cause);
  }
}
