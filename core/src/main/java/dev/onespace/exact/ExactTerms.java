package dev.onespace.exact;

import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.item.Item;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Modality;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is meant to the letter in a question, and what a stored item can be found by. */
public final class ExactTerms {
  private static final int MOST_ASKED = 64;

  /** People leave the letters out: error 4012 for E-4012. */
  private static final Pattern NUMBERED = Pattern.compile("[a-z]{1,4}([0-9]{4,})");

  private ExactTerms() {}

  /**
   * What a question asks for to the letter, at most 64 codes. Typed words: quoted strings, codes
   * (without any, also as they are spoken: {@code call 7821}), and a question of one token whatever
   * its shape, which may name an item. Words read in a picture or heard in a recording: codes, in a
   * recording also as they are spoken.
   *
   * @param modality how it was asked
   * @param words what was typed, read or heard
   */
  public static Set<ExactTerm> asked(Modality modality, String words) {
    return switch (modality) {
      case TEXT -> typed(words);
      case IMAGE, AUDIO -> new LinkedHashSet<>(codes(modality, words, MOST_ASKED));
    };
  }

  private static Set<ExactTerm> typed(String words) {
    Set<ExactTerm> terms = new LinkedHashSet<>();
    for (String quoted : Quoted.in(words)) {
      terms.add(new Phrase(quoted));
      token(quoted).ifPresent(terms::add);
    }
    token(words).ifPresent(terms::add);
    Set<Code> codes = Codes.in(words, MOST_ASKED);
    terms.addAll(codes.isEmpty() ? SpokenCodes.in(words, MOST_ASKED) : codes);
    return terms;
  }

  /** A text without blanks in it as a name. */
  private static Optional<Code> token(String text) {
    String stripped = text.strip();
    return stripped.chars().anyMatch(Blanks::is) ? Optional.empty() : Letters.code(stripped);
  }

  /**
   * The codes that a passage's words carry.
   *
   * @param type of the item: in recordings codes are also found as they are spoken
   * @param words the passage's words
   */
  public static Set<Code> carried(Modality type, String words) {
    Set<Code> carried = codes(type, words, Integer.MAX_VALUE);
    for (Code code : List.copyOf(carried)) {
      Matcher numbered = NUMBERED.matcher(code.form());
      if (numbered.matches()) {
        carried.add(new Code(numbered.group(1)));
      }
    }
    return carried;
  }

  private static Set<Code> codes(Modality type, String words, int most) {
    Set<Code> codes = new LinkedHashSet<>(Codes.in(words, most));
    if (type == Modality.AUDIO) {
      codes.addAll(SpokenCodes.in(words, most - codes.size()));
    }
    return codes;
  }

  /**
   * The codes by which an item is called: its id, title and file name whatever their shape (with
   * and without the ending).
   */
  public static Set<Code> called(Item item) {
    Set<Code> names = new LinkedHashSet<>();
    Letters.code(item.id().value()).ifPresent(names::add);
    names.addAll(FileNames.codes(item.title()));
    FileNames.ofSource(item.source()).ifPresent(file -> names.addAll(FileNames.codes(file)));
    return names;
  }

  /**
   * The codes by which an item is found whatever its passages say: those it is called by, and the
   * strings among its metadata that are codes as a whole.
   */
  public static Set<Code> named(Item item) {
    Set<Code> names = new LinkedHashSet<>(called(item));
    item.metadata().fields().values().forEach(value -> addCodes(names, value));
    return names;
  }

  private static void addCodes(Set<Code> names, MetaValue value) {
    switch (value) {
      case MetaValue.Text(var text) -> Codes.whole(text).ifPresent(names::add);
      case MetaValue.Strings(var members) ->
          members.forEach(member -> Codes.whole(member).ifPresent(names::add));
      case MetaValue.Num _, MetaValue.Bool _, MetaValue.Date _ -> {}
    }
  }
}
