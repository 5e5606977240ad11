package dev.onespace.filter;

import dev.onespace.error.OnespaceException;
import dev.onespace.item.MetaValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the short syntax by recursive descent, one character ahead. */
final class FilterParser {
  /** Deeper than any person writes, and far from the end of the stack. */
  private static final int DEEPEST = 50;

  private final FilterText text;
  private final FilterValues values;
  private int depth;

  FilterParser(String text) {
    this.text = new FilterText(text);
    this.values = new FilterValues(this.text);
  }

  Filter parse() {
    Filter filter = any();
    if (!text.atEnd()) {
      throw text.error("there is no ( for this )");
    }
    return filter;
  }

  private Filter any() {
    List<Filter> parts = new ArrayList<>();
    text.skipBlanks();
    boolean missing = isEnd();
    parts.add(all());
    while (text.takeWord("OR")) {
      text.skipBlanks();
      if (missing || isEnd()) {
        throw text.error("a condition is missing beside OR");
      }
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.Or(parts);
  }

  private Filter all() {
    List<Filter> parts = new ArrayList<>();
    while (!isEnd()) {
      parts.add(part());
      text.skipBlanks();
    }
    return parts.size() == 1 ? parts.getFirst() : new Filter.And(parts);
  }

  private boolean isEnd() {
    return text.atEnd() || text.next() == ')' || text.isWord("OR");
  }

  private Filter part() {
    if (text.take('-')) {
      return nested(() -> new Filter.Not(part()));
    }
    return text.take('(') ? nested(this::inBrackets) : condition();
  }

  private Filter inBrackets() {
    int open = text.place() - 1;
    Filter filter = any();
    if (!text.take(')')) {
      throw text.errorAt(open, "there is no ) for this (");
    }
    return filter;
  }

  private Filter nested(Supplier<Filter> inner) {
    depth++;
    if (depth > DEEPEST) {
      throw text.error("more than " + DEEPEST + " brackets and signs within each other");
    }
    Filter filter = inner.get();
    depth--;
    return filter;
  }

  private Filter condition() {
    int start = text.place();
    String field = field();
    int sign = text.place();
    if (text.take(':') || text.take('=')) {
      checkSign(sign);
      return text.takeStar() ? new Filter.Exists(field) : equal(field);
    }
    Filter.Side side = side().orElseThrow(() -> noSign(field, start));
    checkSign(sign);
    return new Filter.Ordered(field, side, values.bound());
  }

  private OnespaceException noSign(String field, int start) {
    Optional<String> slip = Slips.inCondition(field);
    if (slip.isPresent()) {
      return text.errorAt(start, slip.get());
    }
    return text.error(
        text.signsAfterBlanks()
            ? "a blank stands between '%s' and its sign: leave it out".formatted(field)
            : "expected one of %s after '%s'".formatted(Slips.SIGNS, field));
  }

  /** What stands there must be a sign as a whole. */
  private void checkSign(int start) {
    if (text.atSign()) {
      throw text.errorAt(
          start,
          "there is no operator %s; there are %s".formatted(text.signAt(start), Slips.SIGNS));
    }
  }

  private String field() {
    return text.quoted().orElseGet(this::fieldWord);
  }

  private String fieldWord() {
    int start = text.place();
    String field = text.fieldWord();
    if (field.isEmpty()) {
      throw text.error("expected a field name");
    }
    if (field.endsWith("!") && text.atSign()) {
      throw text.errorAt(
          text.place() - 1,
          "there is no operator !=; write - before the condition: -status:closed");
    }
    if (text.atSign()) {
      text.check(Slips.inField(field), start);
    }
    return field;
  }

  private Optional<Filter.Side> side() {
    if (text.take('>')) {
      return Optional.of(text.take('=') ? Filter.Side.AT_LEAST : Filter.Side.ABOVE);
    }
    if (text.take('<')) {
      return Optional.of(text.take('=') ? Filter.Side.AT_MOST : Filter.Side.BELOW);
    }
    return Optional.empty();
  }

  private Filter equal(String field) {
    List<MetaValue> alternatives = new ArrayList<>();
    do {
      alternatives.add(values.equalTo(field));
    } while (text.take(','));
    return alternatives.size() == 1
        ? new Filter.Equal(field, alternatives.getFirst())
        : new Filter.In(field, alternatives);
  }
}
