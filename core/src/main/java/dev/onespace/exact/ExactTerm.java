package dev.onespace.exact;

/** Something that is meant to the letter: a passage carries it or does not. */
public sealed interface ExactTerm {

  /**
   * The term as a text has it: {@code E-4012} for {@code e4012}, a quoted string in its quotes.
   *
   * @param text where it was asked; where it was spoken, it is given in its form
   */
  default String writtenIn(String text) {
    return switch (this) {
      case Code(var form) -> Letters.written(form, text).orElse(form);
      case Phrase(var words) -> "\"" + words + "\"";
    };
  }

  /**
   * An id, a code or a file name, however it is written.
   *
   * @param form its letters and digits in lower case: {@code E-4012} is {@code e4012}
   */
  record Code(String form) implements ExactTerm {
    public Code {
      if (form.isEmpty()) {
        throw new IllegalArgumentException("a code has letters or digits");
      }
    }
  }

  /**
   * A quoted string.
   *
   * @param words as written, without blanks at its ends, each run of blanks one space
   */
  record Phrase(String words) implements ExactTerm {
    public Phrase {
      words = Blanks.collapsed(words);
      if (words.isEmpty()) {
        throw new IllegalArgumentException("a phrase has words");
      }
    }

    /**
     * Whether these words hold the phrase: letters of any case, any run of blanks for a blank, and
     * not beginning or ending inside a word.
     */
    public boolean in(String text) {
      return Literally.holds(text, words);
    }
  }
}
