package dev.onespace.filter;

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
  private int depth;

  FilterParser(String text) {
    this.text = new FilterText(text);
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
    String field = field();
    if (text.take(':') || text.take('=')) {
      return text.takeStar() ? new Filter.Exists(field) : equal(field);
    }
    Filter.Side side =
        side().orElseThrow(() -> text.error("expected one of : > >= < <= after '" + field + "'"));
    int place = text.place();
    MetaValue bound = value();
    if (bound instanceof MetaValue.Bool || bound instanceof MetaValue.Strings) {
      throw text.errorAt(place, "only a number, a date or a string has an order");
    }
    return new Filter.Ordered(field, side, bound);
  }

  private String field() {
    return text.quoted().orElseGet(this::fieldWord);
  }

  private String fieldWord() {
    String field = text.fieldWord();
    if (field.isEmpty()) {
      throw text.error("expected a field name");
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
    List<MetaValue> values = new ArrayList<>();
    do {
      values.add(value());
    } while (text.take(','));
    return values.size() == 1
        ? new Filter.Equal(field, values.getFirst())
        : new Filter.In(field, values);
  }

  private MetaValue value() {
    if (text.take('[')) {
      return strings();
    }
    return text.quoted()
        .<MetaValue>map(MetaValue.Text::new)
        .orElseGet(() -> MetaValue.ofWord(word()));
  }

  private MetaValue strings() {
    List<String> values = new ArrayList<>();
    text.skipBlanks();
    if (!text.take(']')) {
      do {
        text.skipBlanks();
        values.add(text.quoted().orElseGet(this::word));
        text.skipBlanks();
      } while (text.take(','));
      if (!text.take(']')) {
        throw text.error("expected , or ] in a list");
      }
    }
    return new MetaValue.Strings(values);
  }

  private String word() {
    String word = text.valueWord();
    if (word.isEmpty()) {
      throw text.error("expected a value");
    }
    return word;
  }
}
