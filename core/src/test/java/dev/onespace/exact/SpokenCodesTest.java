package dev.onespace.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.exact.ExactTerm.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I got error E 4012 again.                           | e4012",
        "I got error E four zero one two again.              | e4012",
        "it says e-four-oh-one-two                           | e4012",
        "E dash four zero one two, then it stopped           | e4012",
        "about call seven eight two one                      | call7821",
        "about call seven eight two one                      | 7821",
        "Call 7821, please.                                  | call7821",
        "ticket number four eight two one three              | ticket48213",
        "ticket number four eight two one three              | 48213",
        "agent double oh seven                               | agent007",
        "order triple nine one                               | order9991",
        "A as in alpha, B as in bravo, one two three         | ab123",
        "b for boy m like mike seven eight nine              | bm789",
        "alpha bravo four oh one                             | ab401",
        "echo four zero one two                              | e4012",
        "the order is forty twelve                           | 4012",
        "invoice twenty twenty four one one seven            | invoice2024117",
        "Four. Oh. One. Two.                                 | 4012",
        "error code 404 on the page                          | error404",
        "case 4 0 1 2                                        | case4012",
        "booking reference seven-eight-two-one               | booking7821",
        "Oh, 7821 is broken                                  | 7821",
      })
  void codes_are_heard_however_they_are_said(String said, String code) {
    assertThat(codes(said)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It was seven. Eight people came, and one two of them left.",
        "In 2024 we had 300 customers, about 4,500 calls and 1234.56 dollars.",
        "It costs $4012 or 4013 euros, 45% less than four thousand.",
        "nineteen eighty four was a year like twenty twenty four",
        "I have 300, he has 500 and a 747 flew at ten thirty",
        "one of two, three or four of them, no one else",
        "we waited forty five minutes at twelve oh five",
        "call me at ten, please",
        "I 404",
        "A 747",
        "at 12:45 or 3.1415",
        "more than 5000 were there",
        "ages 50-54, on 15 1 2016, on 2016-01-15 or on January 15 2016",
      })
  void plain_talk_has_no_codes(String talk) {
    assertThat(codes(talk)).isEmpty();
  }

  @Test
  void another_number_begins_where_numerals_follow_words() {
    assertThat(codes("this one 4012 is broken")).containsExactly("4012");
  }

  @Test
  void megabytes_of_anything_take_their_time_once() {
    for (String piece :
        List.of("one ", "a ", "1 ", "double ", "a as in alpha ", "dash ", ". ", "4-")) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () -> SpokenCodes.in(piece.repeat(1_000_000 / piece.length()), 64));
    }
  }

  private static List<String> codes(String text) {
    return SpokenCodes.in(text, 64).stream().map(Code::form).toList();
  }
}
