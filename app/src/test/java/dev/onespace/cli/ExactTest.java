package dev.onespace.cli;

import static dev.onespace.cli.Kb.hit;
import static dev.onespace.cli.Kb.ids;
import static dev.onespace.testkit.data.SampleKnowledge.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is asked for to the letter comes first, whatever else is near. */
@ExtendWith(WholeSample.class)
class ExactTest {
  private static final Set<String> WITH_E_4012 =
      Set.of(
          "T-1042",
          "T-1088",
          "doc-sync-guide",
          "shot-sync-4012-console",
          "shot-sync-4012-app",
          "diagram-sync-architecture");

  private final Kb kb;

  ExactTest(Kb kb) {
    this.kb = kb;
  }

  private static List<String> same(JsonNode hit) {
    return hit.get("legs")
        .valueStream()
        .filter(leg -> leg.get("leg").asString().equals("exact"))
        .flatMap(leg -> leg.get("same").valueStream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void an_error_code_finds_all_that_have_it_before_all_others() {
    JsonNode answer = kb.ask("E-4012");
    assertThat(ids(answer).subList(0, WITH_E_4012.size()))
        .containsExactlyInAnyOrderElementsOf(WITH_E_4012);
    WITH_E_4012.forEach(
        id -> {
          assertThat(hit(answer, id).get("strength").asString()).as(id).isEqualTo("strong");
          assertThat(same(hit(answer, id))).as(id).containsExactly("E-4012");
        });
    assertThat(answer.get("relevant").asLong()).isEqualTo(WITH_E_4012.size());
  }

  @Test
  void a_code_is_found_however_it_is_written() {
    assertThat(ids(kb.ask("e4012")).subList(0, WITH_E_4012.size()))
        .containsExactlyInAnyOrderElementsOf(WITH_E_4012);
  }

  @Test
  void an_id_finds_its_item_first_and_then_what_names_it() {
    List<String> found = ids(kb.ask("T-1042"));
    assertThat(found).first().isEqualTo("T-1042");
    assertThat(found.subList(1, 5))
        .containsExactlyInAnyOrder(
            "call-7801", "shot-sync-4012-console", "shot-sync-4012-app", "shot-settings-network");
  }

  @Test
  void an_id_of_a_call_finds_the_call() {
    assertThat(ids(kb.ask("call-7801"))).first().isEqualTo("call-7801");
    assertThat(ids(kb.ask("what was said in call_7801 about a certificate")))
        .first()
        .isEqualTo("call-7801");
  }

  @Test
  void a_file_name_finds_its_file() {
    JsonNode answer = kb.ask("shot-payments-twice.png");
    assertThat(ids(answer)).first().isEqualTo("shot-payments-twice");
    assertThat(same(answer.get("hits").get(0))).containsExactly("shot-payments-twice.png");
  }

  @Test
  void a_quoted_string_finds_what_has_or_says_it_to_the_letter() {
    JsonNode answer = kb.ask("\"certificate of the gateway\"");
    assertThat(ids(answer).subList(0, 2))
        .containsExactlyInAnyOrder("call-7801", "diagram-sync-architecture");
    assertThat(answer.get("hits").get(0).get("strength").asString()).isEqualTo("strong");
    assertThat(same(answer.get("hits").get(0))).containsExactly("\"certificate of the gateway\"");
    assertThat(same(answer.get("hits").get(2))).isEmpty();
  }

  @Test
  void a_code_read_in_a_dropped_screenshot_counts_too() {
    JsonNode answer = kb.ask("--image", query("q-locked-crop.jpg"), "--type", "text");
    assertThat(ids(answer).subList(0, 2)).containsExactlyInAnyOrder("T-1045", "doc-account-access");
    assertThat(same(hit(answer, "T-1045"))).containsExactly("E-2003");
  }

  @Test
  void cannot_be_outvoted_by_many_other_words() {
    JsonNode answer =
        kb.ask(
            "water leaks on the counter below our machine every morning, the towel is wet, the tray"
                + " is dry and the hose came off its clip behind the tank; somebody mentioned"
                + " E-5001");
    assertThat(ids(answer).subList(0, 2))
        .containsExactlyInAnyOrder("T-1055", "doc-firmware-recovery");
    assertThat(ids(answer)).contains("T-1052");
  }

  @Test
  void cannot_be_outvoted_by_other_parts_of_the_question() {
    JsonNode answer =
        kb.ask("E-5001", "--image", query("q-photo-tee.jpg"), "--weight", "image=100,words=0.1");
    assertThat(ids(answer).subList(0, 2))
        .containsExactlyInAnyOrder("T-1055", "doc-firmware-recovery");
  }

  @Test
  void two_codes_find_what_has_either_and_first_what_has_both() {
    List<String> found = ids(kb.ask("is it E-4012 or E-4015"));
    assertThat(found.subList(0, 2))
        .containsExactlyInAnyOrder("doc-sync-guide", "diagram-sync-architecture");
    assertThat(found).contains("T-1042", "T-1071");
  }

  @Test
  void a_filter_holds_for_exact_matches_too() {
    assertThat(ids(kb.ask("E-4012", "--filter", "status:pending"))).first().isEqualTo("T-1088");
    assertThat(ids(kb.ask("E-4012", "--filter", "category:login"))).doesNotContain("T-1042");
  }

  @Test
  void is_told_to_a_person_as_it_was_written() {
    assertThat(kb.read("E-4012")).contains("the same: E-4012");
    assertThat(kb.read("who wrote T-1045")).contains("the same: T-1045");
  }
}
