package dev.onespace.filter;

import dev.onespace.item.MetaValue;
import java.util.ArrayList;
import java.util.List;

/** Reads the values of the short syntax. */
final class FilterValues {
  private final FilterText text;

  FilterValues(FilterText text) {
    this.text = text;
  }

  /** A value that has an order. */
  MetaValue bound() {
    int start = text.place();
    boolean quoted = text.atQuote();
    MetaValue bound = value();
    if (bound instanceof MetaValue.Bool || bound instanceof MetaValue.Strings) {
      throw text.errorAt(start, "only a number, a date or a string has an order");
    }
    if (!quoted) {
      text.check(Slips.inBound(bound), start);
    }
    if (!text.atEnd() && text.next() == ',') {
      throw text.error("several values are for : only, and a number has no comma");
    }
    return bound;
  }

  /** A value that a field may equal. */
  MetaValue equalTo(String field) {
    int start = text.place();
    boolean quoted = text.atQuote();
    MetaValue value = value();
    if (!quoted) {
      text.check(Slips.inType(field, value), start);
    }
    return value;
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
    int start = text.place();
    String word = text.valueWord();
    if (word.isEmpty()) {
      throw text.error("expected a value");
    }
    text.check(Slips.inValue(word), start);
    return word;
  }
}
