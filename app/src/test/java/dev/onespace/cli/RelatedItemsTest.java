package dev.onespace.cli;

import static dev.onespace.cli.Kb.hit;
import static dev.onespace.cli.Kb.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a strong hit leads to in a list of several types. */
@ExtendWith(WholeSample.class)
class RelatedItemsTest {
  /** The words on the screenshot; the ticket says "refused", the call "credit card". */
  private static final String ASKED = "payment declined";

  private static final String SCREENSHOT = "shot-payment-declined";
  private static final List<String> TICKET_AND_CALL = List.of("T-1048", "call-7810");

  private final Kb sample;

  RelatedItemsTest(Kb sample) {
    this.sample = sample;
  }

  @Test
  void a_strong_screenshot_leads_to_its_ticket_and_its_call() {
    JsonNode answer = sample.ask(ASKED);
    assertThat(ids(answer)).first().isEqualTo(SCREENSHOT);
    assertThat(hit(answer, SCREENSHOT).get("strength").asString()).isEqualTo("strong");
    assertThat(TICKET_AND_CALL)
        .allSatisfy(
            id -> {
              JsonNode related = hit(answer, id);
              assertThat(related.get("over").asString()).isEqualTo(SCREENSHOT);
              assertThat(related.get("strength").asString()).isEqualTo("fair");
            });
    assertThat(sample.read(ASKED)).contains("(over " + SCREENSHOT + ")");
  }

  @Test
  void with_the_bridge_off_they_are_not_found_relevant() {
    JsonNode answer = sample.ask(ASKED, "--bridge", "off", "--all");
    assertThat(answer.toString()).doesNotContain("\"over\"");
    assertThat(relevant(answer)).contains(SCREENSHOT).doesNotContainAnyElementsOf(TICKET_AND_CALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {ASKED, "locked account", "sync error", "my parcel is late", "refund"})
  void what_a_question_finds_itself_stays_relevant_and_as_it_was_found(String asked) {
    JsonNode without = sample.ask(asked, "--bridge", "off", "--all");
    JsonNode with = sample.ask(asked, "--all");
    assertThat(relevant(without))
        .isNotEmpty()
        .allSatisfy(
            id -> {
              JsonNode hit = hit(with, id);
              assertThat(hit.has("over")).isFalse();
              assertThat(hit.get("confidence")).isEqualTo(hit(without, id).get("confidence"));
            });
  }

  @Test
  void in_a_list_of_one_type_nothing_is_brought() {
    assertThat(sample.ask(ASKED, "--type", "text", "--all").toString()).doesNotContain("\"over\"");
  }

  @Test
  void an_item_that_is_asked_with_is_not_brought() {
    assertThat(ids(sample.ask(ASKED, "--like", "T-1048", "--all"))).doesNotContain("T-1048");
  }

  @Test
  void what_the_filter_leaves_out_is_not_brought() {
    assertThat(ids(sample.ask(ASKED, "--filter=-status:solved", "--all")))
        .contains(SCREENSHOT, "call-7810")
        .doesNotContain("T-1048");
  }

  @Test
  void what_was_pushed_away_is_not_brought() {
    JsonNode answer = sample.ask(ASKED, "--not", "credit card refused at the checkout", "--all");
    assertThat(relevant(answer)).doesNotContain("call-7810");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "on"})
  void what_matches_exactly_stays_so_and_before_all_else(String bridge) {
    List<String> exact = exact(sample.ask("E-4012", "--bridge", "off", "--all"));
    assertThat(exact).contains("T-1042", "doc-sync-guide", "shot-sync-4012-console");
    JsonNode answer = sample.ask("E-4012", "--bridge", bridge, "--all");
    assertThat(exact(answer)).isEqualTo(exact);
    assertThat(ids(answer)).startsWith(exact.toArray(String[]::new));
  }

  private static List<String> exact(JsonNode answer) {
    return answer
        .get("hits")
        .valueStream()
        .filter(hit -> hit.has("exact"))
        .map(hit -> hit.get("id").asString())
        .toList();
  }

  private static List<String> relevant(JsonNode answer) {
    return answer
        .get("hits")
        .valueStream()
        .filter(hit -> !hit.get("strength").asString().equals("weak"))
        .map(hit -> hit.get("id").asString())
        .toList();
  }
}
