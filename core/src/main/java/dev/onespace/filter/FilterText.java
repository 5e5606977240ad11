package dev.onespace.filter;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.filter.Filter.Side;
import dev.onespace.item.MetaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The short syntax of filters for people.
 *
 * <pre>
 *   filter    = either { "OR" either }
 *   either    = condition { [ "AND" ] condition }
 *   condition = ( "-" | "NOT " ) condition | "(" filter ")" | test
 *   test      = field ( ":" | "=" | "!=" ) value { "," value }
 *             | field ( "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ) value
 *             | field ":*"                       the field has a value
 *   value     = word | "quoted string"
 * </pre>
 *
 * <p>An unquoted value is a number, a date, true, false or a string as by {@link MetaValue#ofWord};
 * quotes force a string. {@code category:auth,billing created>=2024-01-01 -agent:"Ann Lee"}
 */
public final class FilterText {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private FilterText(String text) {
    this.text = text;
  }

  /**
   * Understands a filter; a blank one matches everything.
   *
   * @throws OnespaceException BAD_FILTER with the place that cannot be understood
   */
  public static Filter parse(String text) {
    var reader = new FilterText(text);
    reader.skipSpace();
    if (reader.atEnd()) {
      return Filter.ALL;
    }
    Filter filter = reader.either();
    if (!reader.atEnd()) {
      throw reader.bad("')' without '('");
    }
    return filter;
  }

  private Filter either() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(all());
    } while (word("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter all() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(condition());
      word("AND");
    } while (!atEnd() && peek() != ')' && !isWord("OR"));
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private Filter condition() {
    if (++depth > DEEPEST) {
      throw bad("nested more than " + DEEPEST + " deep");
    }
    try {
      if (word("NOT") || sign("-")) {
        return new Filter.Not(condition());
      }
      if (!sign("(")) {
        return test();
      }
      Filter inner = either();
      if (!sign(")")) {
        throw bad("a ')' is missing");
      }
      return inner;
    } finally {
      depth--;
    }
  }

  private Filter test() {
    String field = field();
    for (Side side : new Side[] {Side.AT_LEAST, Side.AT_MOST, Side.ABOVE, Side.BELOW}) {
      if (sign(side.sign())) {
        return new Filter.Ordered(field, side, value());
      }
    }
    if (sign("!=")) {
      return new Filter.Not(oneOf(field));
    }
    if (sign(":*")) {
      return new Filter.Exists(field);
    }
    if (sign(":") || sign("=")) {
      return oneOf(field);
    }
    throw bad("after '%s' one of : = != > >= < <= is missing".formatted(field));
  }

  private Filter oneOf(String field) {
    List<MetaValue> values = new ArrayList<>();
    do {
      values.add(value());
    } while (comma());
    return values.size() == 1
        ? new Filter.Equal(field, values.getFirst())
        : new Filter.In(field, values);
  }

  private String field() {
    Optional<String> quoted = quoted();
    if (quoted.isPresent()) {
      return quoted.get();
    }
    int start = at;
    while (!atEnd() && " \t\n\r:=!<>(),\"".indexOf(peek()) < 0) {
      at++;
    }
    if (at == start) {
      throw bad("a field name is missing");
    }
    return text.substring(start, at);
  }

  private MetaValue value() {
    Optional<String> quoted = quoted();
    if (quoted.isPresent()) {
      skipSpace();
      return new MetaValue.Text(quoted.get());
    }
    int start = at;
    while (!atEnd() && " \t\n\r(),\"".indexOf(peek()) < 0) {
      at++;
    }
    if (at == start) {
      throw bad("a value is missing");
    }
    String word = text.substring(start, at);
    skipSpace();
    return MetaValue.ofWord(word);
  }

  private Optional<String> quoted() {
    if (atEnd() || peek() != '"') {
      return Optional.empty();
    }
    var content = new StringBuilder();
    int start = at++;
    while (!atEnd() && peek() != '"') {
      if (peek() == '\\' && at + 1 < text.length()) {
        at++;
      }
      content.append(text.charAt(at++));
    }
    if (atEnd()) {
      at = start;
      throw bad("a quote is not closed");
    }
    at++;
    return Optional.of(content.toString());
  }

  private boolean comma() {
    return sign(",");
  }

  private boolean sign(String sign) {
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    skipSpace();
    return true;
  }

  private boolean word(String word) {
    if (!isWord(word)) {
      return false;
    }
    at += word.length();
    skipSpace();
    return true;
  }

  private boolean isWord(String word) {
    int end = at + word.length();
    return text.startsWith(word, at)
        && end < text.length()
        && (Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '(');
  }

  private void skipSpace() {
    while (!atEnd() && Character.isWhitespace(peek())) {
      at++;
    }
  }

  private boolean atEnd() {
    return at >= text.length();
  }

  private char peek() {
    return text.charAt(at);
  }

  private OnespaceException bad(String cause) {
    return new OnespaceException(
        new Problem(
            ErrorCode.BAD_FILTER,
            "filter \"%s\", at character %d: %s".formatted(text, at + 1, cause),
            ErrorCode.BAD_FILTER.remedy()));
  }
}
