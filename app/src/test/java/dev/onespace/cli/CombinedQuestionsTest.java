package dev.onespace.cli;

import static dev.onespace.cli.Kb.ids;
import static dev.onespace.testkit.data.SampleKnowledge.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Questions of several parts: words, pictures, recordings, stored items, and what to keep away. */
@ExtendWith(WholeSample.class)
class CombinedQuestionsTest {
  private final Kb kb;

  CombinedQuestionsTest(Kb kb) {
    this.kb = kb;
  }

  private static List<String> legParts(JsonNode hit) {
    return hit.get("legs")
        .valueStream()
        .map(leg -> leg.has("part") ? leg.get("part").asString() : "0")
        .distinct()
        .sorted()
        .toList();
  }

  @Test
  void words_say_which_of_the_things_in_a_picture_are_meant() {
    String photo = query("q-photo-coat.jpg");
    String filter = "meta.type:product";
    List<String> alone = ids(kb.ask("--image", photo, "--filter", filter));
    List<String> both = ids(kb.ask("a knitted hat", "--image", photo, "--filter", filter));
    assertThat(alone).first().asString().isIn("product-jacket-blue", "product-vest-red");
    assertThat(both.indexOf("product-beanie-navy"))
        .isBetween(0, alone.indexOf("product-beanie-navy") - 1);
  }

  @Test
  void what_both_parts_speak_of_comes_first() {
    JsonNode answer =
        kb.ask("puddle of water", "--audio", query("q-voice-drip.opus"), "--type", "text");
    assertThat(ids(answer)).first().isEqualTo("T-1052");
    assertThat(legParts(answer.get("hits").get(0))).containsExactly("0", "1");
  }

  @Test
  void weights_say_which_part_counts_more() {
    String[] question = {"skiing", "--image", query("q-photo-tee.jpg"), "--type", "image"};
    assertThat(ids(kb.ask(with(question, "--weight", "words=10,image=0.1"))))
        .first()
        .isEqualTo("photo-skiing");
    assertThat(ids(kb.ask(with(question, "--weight", "image=10,words=0.1"))))
        .first()
        .isEqualTo("product-tee-plain");
  }

  @Test
  void not_pushes_away_what_it_finds() {
    List<String> before = ids(kb.ask("recipes do not reach our machines", "--type", "text"));
    List<String> after =
        ids(
            kb.ask(
                "recipes do not reach our machines",
                "--type",
                "text",
                "--not",
                "the firewall and the proxy of our network were replaced"));
    assertThat(before).contains("T-1042", "T-1088");
    assertThat(after).contains("T-1042");
    assertThat(after.indexOf("T-1088") < 0 ? after.size() : after.indexOf("T-1088"))
        .isGreaterThan(before.indexOf("T-1088"));
  }

  @Test
  void not_takes_a_picture_too() {
    String filter = "category:t-shirts,outerwear";
    List<String> after =
        ids(
            kb.ask(
                "clothes",
                "--filter",
                filter,
                "--not",
                "@" + query("q-photo-tee.jpg"),
                "--top",
                "20"));
    assertThat(after).last().isEqualTo("product-tee-plain");
  }

  @Test
  void like_finds_what_is_like_a_stored_item_but_not_the_item() {
    List<String> found = ids(kb.ask("--like", "T-1045"));
    assertThat(found).doesNotContain("T-1045");
    assertThat(found.subList(0, 3))
        .containsExactlyInAnyOrder("shot-login-locked", "doc-account-access", "call-7806");
  }

  @Test
  void like_takes_pictures_and_recordings() {
    assertThat(ids(kb.ask("--like", "shot-sync-4012-console", "--type", "text")))
        .first()
        .isEqualTo("T-1042");
    assertThat(ids(kb.ask("--like", "order-55522a2f", "--type", "audio")))
        .doesNotContain("order-55522a2f")
        .first()
        .isEqualTo("order-cdb84aae");
  }

  @Test
  void several_of_each_are_asked_together() {
    JsonNode answer =
        kb.ask(
            "--like", "T-1045",
            "--like", "T-1066",
            "--image", query("q-photo-tee.jpg"),
            "--image", query("q-photo-beanie.jpg"),
            "--not", "milk foam",
            "--not", "a bear",
            "--top", "100");
    assertThat(answer.get("query").get("parts")).hasSize(6);
    assertThat(ids(answer))
        .doesNotContain("T-1045", "T-1066")
        .contains("shot-login-locked", "shot-payments-twice", "product-tee-plain");
  }

  @Test
  void an_answer_says_what_was_asked() {
    JsonNode parts =
        kb.ask("a tee", "--like", "product-mug", "--not", "stripes", "--weight", "not=0.5")
            .get("query")
            .get("parts");
    assertThat(parts.get(0).get("text").asString()).isEqualTo("a tee");
    assertThat(parts.get(1).get("like").asString()).isEqualTo("product-mug");
    assertThat(parts.get(2).get("text").asString()).isEqualTo("stripes");
    assertThat(parts.get(2).get("not").asBoolean()).isTrue();
    assertThat(parts.get(2).get("weight").asDouble()).isEqualTo(0.5);
  }

  @Test
  void only_not_is_refused() {
    assertThat(kb.refused(Exit.USAGE, "--not", "login"))
        .contains("--not alone asks for nothing: give words, --image FILE");
  }

  @Test
  void nothing_at_all_is_refused() {
    assertThat(kb.refused(Exit.USAGE)).contains("nothing is asked: give words, --image FILE");
  }

  @Test
  void a_weight_of_no_part_is_refused() {
    assertThat(kb.refused(Exit.USAGE, "x", "--weight", "colour=2"))
        .contains("--weight colour: there is no such part; there are words, image, audio");
  }

  @Test
  void a_weight_of_a_part_that_is_not_asked_with_is_refused() {
    assertThat(kb.refused(Exit.USAGE, "x", "--like", "T-1042", "--weight", "image=2"))
        .contains("a weight of image, but no part is one: this question has words, like");
    assertThat(kb.refused(Exit.USAGE, "x", "--weight", "not=2")).contains("a weight of not");
  }

  @Test
  void a_weight_that_is_none_is_refused() {
    assertThat(kb.refused(Exit.USAGE, "x", "--weight", "words=0")).contains("not above 0");
    assertThat(kb.refused(Exit.USAGE, "x", "--weight", "words=much")).contains("'much'");
  }

  @Test
  void an_item_that_is_not_there_is_named() {
    assertThat(kb.refused(Exit.CANNOT_RUN, "--like", "T-9999")).contains("no item 'T-9999'");
  }

  @Test
  void a_picture_that_is_not_there_is_named() {
    assertThat(kb.refused(Exit.CANNOT_RUN, "--image", "nowhere.png")).contains("nowhere.png");
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
  }
}
