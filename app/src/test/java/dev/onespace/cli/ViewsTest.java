package dev.onespace.cli;

import static dev.onespace.SampleKnowledge.query;
import static dev.onespace.cli.Kb.group;
import static dev.onespace.cli.Kb.groups;
import static dev.onespace.cli.Kb.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Views on the sample knowledge base, on the embedded profile, with what only the facets of the
 * local space find so well in a collection this small.
 */
@ExtendWith(WholeSample.class)
class ViewsTest extends ViewsSpecification {
  private final Kb kb;

  ViewsTest(Kb kb) {
    super(kb);
    this.kb = kb;
  }

  @Test
  void answers_a_screenshot_of_an_error() {
    JsonNode answer = kb.ask("--view", "support", "--image", query("q-sync-error.png"));
    assertThat(groups(answer))
        .containsExactly("related_tickets", "similar_screenshots", "relevant_calls");
    assertThat(ids(group(answer, "related_tickets"))).first().isEqualTo("T-1042");
    assertThat(ids(group(answer, "related_tickets"))).contains("T-1088");
    assertThat(ids(group(answer, "similar_screenshots")))
        .startsWith("shot-sync-4012-console", "shot-sync-4012-app");
    assertThat(ids(group(answer, "relevant_calls"))).first().isEqualTo("call-7801");
  }

  @Test
  void answers_a_piece_of_a_screenshot() {
    JsonNode answer = kb.ask("--view", "support", "--image", query("q-locked-crop.jpg"));
    assertThat(ids(group(answer, "related_tickets"))).contains("T-1045");
    assertThat(ids(group(answer, "similar_screenshots"))).first().isEqualTo("shot-login-locked");
    assertThat(ids(group(answer, "relevant_calls"))).first().isEqualTo("call-7806");
  }

  @Test
  void answers_a_voice() {
    JsonNode answer = kb.ask("--view", "support", "--audio", query("q-voice-doublecharge.opus"));
    assertThat(ids(group(answer, "related_tickets"))).first().isEqualTo("T-1066");
    assertThat(answer.get("understood").asString()).contains("billed twice");
  }

  @Test
  void takes_a_filter_beside_its_own() {
    JsonNode cheap = kb.ask("--view", "products", "a woollen cap", "--filter", "price<20");
    assertThat(ids(cheap)).allMatch(id -> id.startsWith("product-")).hasSize(4);
    assertThat(cheap.get("hits"))
        .allSatisfy(hit -> assertThat(hit.get("metadata").get("price").asDouble()).isLessThan(20));
  }

  @Test
  void counts_an_item_without_a_content_type_by_its_type() {
    JsonNode answer = kb.ask("--view", "knowledge", "--image", query("q-sync-error.png"));
    assertThat(ids(group(answer, "docs"))).contains("T-1042", "doc-sync-guide");
    assertThat(ids(group(answer, "diagrams")))
        .contains("shot-sync-4012-console", "diagram-sync-architecture");
    assertThat(ids(group(answer, "presentations"))).first().isEqualTo("call-7801");
  }

  @Test
  void finds_who_approves_a_refund() {
    JsonNode answer = kb.ask("--view", "knowledge", "who has to approve when money is given back");
    assertThat(ids(group(answer, "diagrams"))).first().isEqualTo("diagram-refund-flow");
  }
}
