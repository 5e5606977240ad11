package dev.onespace.filter;

import dev.onespace.error.OnespaceException;

/**
 * Filters as people write them: {@code category:auth created>=2024-01-01 -status:closed (a:1 OR
 * b:2)}.
 *
 * <pre>
 * filter     = all { "OR" all }
 * all        = { part }                              every part must match
 * part       = "-" part | "(" filter ")" | condition
 * condition  = field ":" value { "," value }         equals one of them
 *            | field ":*"                            has a value
 *            | field ( "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ) value
 * field      = word | quoted
 * value      = word | quoted | "[" [ value { "," value } ] "]"
 * </pre>
 *
 * A word ends at a blank, a quote, a comma or a bracket; a field's also at its sign. In quotes, a
 * backslash takes the next character as it is. Values are typed by {@link
 * dev.onespace.item.MetaValue#ofWord}; quotes force a string. {@code =} is the same as {@code :}.
 *
 * <p>Comparison is typed, as {@link Filter} says: {@code price<50} leaves out an item whose price
 * is the string "40" or a date, without an error, for it may be right for other items. What would
 * match no item at all is an error: {@code type} with a word that is no type, an order with a word
 * that begins like a number or a date and is neither ({@code created>2024-13-01}), a star within a
 * word.
 */
public final class FilterSyntax {
  private FilterSyntax() {}

  /**
   * The filter that a text says; one that matches everything for a blank text.
   *
   * @throws OnespaceException {@code BAD_FILTER}, pointing at the place
   */
  public static Filter parse(String text) {
    return new FilterParser(text).parse();
  }

  /**
   * A text that says the same: parsed, it matches the same items. Numbers of more than 30 digits
   * before or behind the point cannot be said.
   */
  public static String print(Filter filter) {
    return FilterPrinter.print(filter);
  }

  /** A {@code BAD_FILTER} that points at a place of a filter's text, in any of its forms. */
  public static OnespaceException error(String text, int place, String what) {
    return FilterText.error(text, place, what);
  }
}
