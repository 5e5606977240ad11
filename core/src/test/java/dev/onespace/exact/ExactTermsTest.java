package dev.onespace.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.exact.ExactTerm.Code;
import dev.onespace.exact.ExactTerm.Phrase;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactTermsTest {
  @Test
  void typed_words_ask_for_quoted_strings_and_codes() {
    assertThat(ExactTerms.asked(Modality.TEXT, "why does \"payment  declined\" come with E-4012?"))
        .containsExactlyInAnyOrder(new Phrase("payment declined"), new Code("e4012"));
    assertThat(ExactTerms.asked(Modality.TEXT, "“no route” „kein Netz“ «pas de réseau»"))
        .containsExactly(
            new Phrase("no route"), new Phrase("kein Netz"), new Phrase("pas de réseau"));
    assertThat(ExactTerms.asked(Modality.TEXT, "what of \"E-4012\"?"))
        .containsExactly(new Phrase("E-4012"), new Code("e4012"));
  }

  @Test
  void a_code_may_be_typed_as_it_is_spoken() {
    assertThat(ExactTerms.asked(Modality.TEXT, "what was said in call 7821"))
        .contains(new Code("call7821"));
  }

  @Test
  void what_has_a_code_is_found_by_its_number_alone() {
    assertThat(ExactTerms.carried(Modality.TEXT, "Recipe sync failed, E-4012"))
        .containsExactlyInAnyOrder(new Code("e4012"), new Code("4012"));
  }

  @Test
  void a_term_is_shown_as_it_was_written() {
    assertThat(new Code("e4012").writtenIn("why does (E-4012) come?")).isEqualTo("E-4012");
    assertThat(new Code("errorloginpng").writtenIn("error-login.png")).isEqualTo("error-login.png");
    assertThat(new Code("e4012").writtenIn("xe4012 e40123 E_4012.")).isEqualTo("E_4012");
    assertThat(new Code("call7821").writtenIn("call seven eight two one")).isEqualTo("call7821");
    assertThat(new Phrase("no route").writtenIn("")).isEqualTo("\"no route\"");
  }

  @Test
  void inches_and_lone_quotes_are_no_quoted_strings() {
    for (String typed :
        List.of("a 5\" pipe and a 6\" hose", "he said \"what now", "\"\" \" \" x")) {
      assertThat(ExactTerms.asked(Modality.TEXT, typed)).isEmpty();
    }
  }

  @Test
  void a_question_of_one_token_may_name_an_item() {
    assertThat(ExactTerms.asked(Modality.TEXT, " error-login.png "))
        .containsExactly(new Code("errorloginpng"));
    assertThat(ExactTerms.asked(Modality.TEXT, "error-login"))
        .containsExactly(new Code("errorlogin"));
    assertThat(ExactTerms.asked(Modality.TEXT, "error login")).isEmpty();
    assertThat(ExactTerms.asked(Modality.TEXT, "?!")).isEmpty();
    assertThat(ExactTerms.asked(Modality.TEXT, "")).isEmpty();
  }

  @Test
  void pictures_ask_for_codes_and_recordings_for_spoken_ones_too() {
    String words = "\"Error\" E-4012 call seven eight two one";
    assertThat(ExactTerms.asked(Modality.IMAGE, words)).containsExactly(new Code("e4012"));
    assertThat(ExactTerms.asked(Modality.AUDIO, words))
        .containsExactlyInAnyOrder(
            new Code("e4012"), new Code("4012"), new Code("call7821"), new Code("7821"));
    assertThat(ExactTerms.asked(Modality.IMAGE, "login")).isEmpty();
  }

  @Test
  void a_long_question_asks_for_64_codes_and_a_passage_carries_all() {
    String many = String.join(" ", IntStream.range(10_001, 10_201).mapToObj(i -> "" + i).toList());
    assertThat(ExactTerms.asked(Modality.TEXT, many)).hasSize(64);
    assertThat(ExactTerms.asked(Modality.AUDIO, many)).hasSize(64);
    assertThat(ExactTerms.carried(Modality.TEXT, many)).hasSizeGreaterThan(190);
  }

  @Test
  void a_recording_carries_what_is_said_and_a_text_what_is_written() {
    String words = "call seven eight two one";
    assertThat(ExactTerms.carried(Modality.AUDIO, words)).contains(new Code("call7821"));
    assertThat(ExactTerms.carried(Modality.TEXT, words)).isEmpty();
  }

  @Test
  void an_item_is_called_by_id_title_file_and_codes_among_its_metadata() {
    Map<String, MetaValue> metadata =
        Map.of(
            "sku", new MetaValue.Text("SKU-48213"),
            "status", new MetaValue.Text("open"),
            "note", new MetaValue.Text("see INC-4821 there"),
            "url", new MetaValue.Text("https://example.org/a/INC-4821"),
            "related", new MetaValue.Strings(List.of("INC-17", "other")));
    Item item =
        new Item(
            new ItemId("Error login"),
            MediaType.PICTURE,
            "file:///data/my%20shots/error-login%201.final.png",
            "The first error",
            ContentHash.of("x"),
            new Metadata(metadata));
    assertThat(ExactTerms.named(item))
        .extracting(Code::form)
        .containsExactlyInAnyOrder(
            "errorlogin",
            "thefirsterror",
            "errorlogin1finalpng",
            "errorlogin1final",
            "sku48213",
            "inc17");
  }

  @Test
  void a_line_of_a_file_is_not_called_by_the_file() {
    Item item =
        new Item(
            new ItemId("t1"),
            MediaType.PLAIN_TEXT,
            "file:///data/items.jsonl#t1",
            "t1",
            ContentHash.of("x"),
            Metadata.NONE);
    assertThat(ExactTerms.named(item)).containsExactly(new Code("t1"));
  }

  @Test
  void a_phrase_is_found_to_the_letter_but_for_case_and_blanks() {
    Phrase phrase = new Phrase(" Payment\t declined ");
    assertThat(phrase.words()).isEqualTo("Payment declined");
    assertThat(phrase.in("PAYMENT\n declined: try again")).isTrue();
    assertThat(phrase.in("the prepayment declined; a payment\u00a0declined.")).isTrue();
    assertThat(phrase.in("prepayment declined")).isFalse();
    assertThat(phrase.in("payment declined2")).isFalse();
    assertThat(phrase.in("payments declined")).isFalse();
    assertThat(phrase.in("")).isFalse();
    assertThat(new Phrase("C++").in("in C++, or C")).isTrue();
    assertThat(new Phrase("Straße").in("die STRASSE, die straße")).isTrue();
  }
}
