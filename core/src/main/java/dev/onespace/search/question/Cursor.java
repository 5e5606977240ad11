package dev.onespace.search.question;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended. The next page begins behind the last item of this one that is still there.
 *
 * @param group the group it pages through, empty for a plain list
 * @param depth how deep the legs looked, so that each page is cut from the same list
 * @param seen how many items the pages so far had
 * @param last the last of them, the very last first
 */
public record Cursor(String group, int depth, int seen, List<ItemId> last) {
  /** So many of a page's last items may be deleted before its end is only known by number. */
  public static final int KEPT = 3;

  private static final int MOST_SHOWN = 60;

  /** A group's name and a few ids, each of at most 512 characters of at most 4 bytes. */
  private static final int LONGEST = 16_000;

  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,6}) (\\d{1,6}) (.*)", Pattern.DOTALL);
  private static final Pattern STRING = Pattern.compile("(\\d{1,6}):(.*)", Pattern.DOTALL);

  public Cursor {
    last = List.copyOf(last);
  }

  /** As text for a URL or a command line; opaque to users. */
  public String text() {
    StringBuilder plain = new StringBuilder();
    plain.append(depth).append(' ').append(seen).append(' ').append(counted(group));
    last.forEach(id -> plain.append(counted(id.value())));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String counted(String string) {
    return string.length() + ":" + string;
  }

  /**
   * The cursor of a text.
   *
   * @throws OnespaceException USAGE if no answer gave it
   */
  public static Cursor of(String text) {
    if (text.length() > LONGEST) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "a text of %s characters is no cursor: give one as an answer gave it"
              .formatted(text.length()));
    }
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      Matcher numbers = matching(NUMBERS, plain);
      List<String> strings = strings(numbers.group(3));
      return new Cursor(
          strings.getFirst(),
          Integer.parseInt(numbers.group(1)),
          Integer.parseInt(numbers.group(2)),
          strings.stream().skip(1).map(ItemId::new).toList());
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | NoSuchElementException
        | OnespaceException notOurs) {
      throw new OnespaceException(
          ErrorCode.USAGE,
          "'%s' is no cursor: give one as an answer gave it"
              .formatted(text.substring(0, Math.min(text.length(), MOST_SHOWN))),
          notOurs);
    }
  }

  private static List<String> strings(String plain) {
    List<String> strings = new ArrayList<>();
    for (String rest = plain; !rest.isEmpty(); ) {
      Matcher next = matching(STRING, rest);
      int length = Integer.parseInt(next.group(1));
      strings.add(next.group(2).substring(0, length));
      rest = next.group(2).substring(length);
    }
    return strings;
  }

  private static Matcher matching(Pattern shape, String plain) {
    Matcher matcher = shape.matcher(plain);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not of this shape");
    }
    return matcher;
  }
}
