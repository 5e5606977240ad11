package dev.onespace.cli;

import static dev.onespace.cli.Kb.group;
import static dev.onespace.cli.Kb.groups;
import static dev.onespace.cli.Kb.hit;
import static dev.onespace.cli.Kb.ids;
import static dev.onespace.testkit.data.SampleKnowledge.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Views on the sample knowledge base, the same on every profile: searches that have a name. */
abstract class ViewsSpecification {
  private static final List<String> HATS =
      List.of("product-beanie-brown", "product-beanie-navy", "product-cap-blue");

  private final Kb kb;

  ViewsSpecification(Kb kb) {
    this.kb = kb;
  }

  /** {@code support}: tickets, screenshots and calls for a question in any modality. */
  @Nested
  class Support {

    @Test
    void answers_words() {
      JsonNode answer = kb.ask("--view", "support", "charged twice for one order");
      assertThat(ids(group(answer, "related_tickets"))).first().isEqualTo("T-1066");
    }

    @Test
    void answers_a_screenshot_of_an_error() {
      JsonNode answer = kb.ask("--view", "support", "--image", query("q-sync-error.png"));
      assertThat(groups(answer))
          .containsExactly("related_tickets", "similar_screenshots", "relevant_calls");
      assertThat(ids(group(answer, "related_tickets"))).first().isEqualTo("T-1042");
      assertThat(ids(group(answer, "related_tickets"))).contains("T-1088");
      assertThat(ids(group(answer, "similar_screenshots")))
          .startsWith("shot-sync-4012-console")
          .contains("shot-sync-4012-app");
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
    void shows_the_fields_of_a_ticket_and_no_others() {
      JsonNode tickets =
          group(
              kb.ask("--view", "support", "--image", query("q-sync-error.png")), "related_tickets");
      assertThat(hit(tickets, "T-1042").get("metadata").propertyNames())
          .containsExactlyInAnyOrder("ticket_id", "category", "created", "status", "agent");
    }

    @Test
    void says_of_a_group_that_nothing_in_it_is_relevant() {
      String said = kb.read("--view", "support", "skiing down a snowy slope");
      assertThat(said)
          .contains("related_tickets: nothing relevant", "relevant_calls: nothing relevant")
          .contains("similar_screenshots: 1 of 1 relevant", "photo-skiing");
    }
  }

  /** {@code products}: the catalogue of the shop. */
  @Nested
  class Products {
    private final JsonNode answer =
        kb.ask("--view", "products", "--image", query("q-photo-tee.jpg"));

    @Test
    void finds_the_product_on_a_photo() {
      assertThat(ids(answer)).first().isEqualTo("product-tee-plain");
    }

    @Test
    void shows_name_price_and_picture() {
      JsonNode metadata = hit(answer, "product-tee-plain").get("metadata");
      assertThat(metadata.propertyNames())
          .containsExactlyInAnyOrder("product_name", "price", "image_url");
      assertThat(metadata.get("product_name").asString()).isEqualTo("Night Shift tee, charcoal");
      assertThat(metadata.get("price").asDouble()).isEqualTo(24.0);
      assertThat(metadata.get("image_url").asString())
          .isEqualTo("https://shop.harborroast.example/img/tee-plain.jpg");
    }

    @Test
    void has_products_only_as_many_as_the_view_says() {
      assertThat(ids(answer)).hasSize(10).allMatch(id -> id.startsWith("product-"));
    }

    @Test
    void takes_a_filter_beside_its_own() {
      JsonNode cheap = kb.ask("--view", "products", "a woollen cap", "--filter", "price<20");
      assertThat(ids(cheap))
          .allMatch(id -> id.startsWith("product-"))
          .contains("product-beanie-brown", "product-beanie-navy");
      assertThat(cheap.get("hits"))
          .allSatisfy(
              hit -> assertThat(hit.get("metadata").get("price").asDouble()).isLessThan(20));
    }
  }

  /** {@code knowledge}: documents, diagrams and presentations. */
  @Nested
  class Knowledge {
    @Test
    void answers_in_documents_diagrams_and_presentations() {
      JsonNode answer = kb.ask("--view", "knowledge", "E-4012 gateway certificate not accepted");
      assertThat(groups(answer)).containsExactly("docs", "diagrams", "presentations");
      assertThat(ids(group(answer, "docs"))).contains("doc-sync-guide");
      assertThat(ids(group(answer, "diagrams"))).contains("diagram-sync-architecture");
      assertThat(answer.get("query").get("top").asInt()).isEqualTo(15);
    }

    @Test
    void finds_a_diagram_by_the_words_in_it() {
      JsonNode answer = kb.ask("--view", "knowledge", "lead approves the refund");
      assertThat(ids(group(answer, "diagrams"))).first().isEqualTo("diagram-refund-flow");
    }

    @Test
    void counts_an_item_without_a_content_type_by_its_type() {
      JsonNode answer = kb.ask("--view", "knowledge", "--image", query("q-sync-error.png"));
      assertThat(ids(group(answer, "docs"))).contains("T-1042", "doc-sync-guide");
      assertThat(ids(group(answer, "diagrams")))
          .contains("shot-sync-4012-console", "diagram-sync-architecture");
      assertThat(ids(group(answer, "presentations"))).first().isEqualTo("call-7801");
    }
  }

  /** A view of one's own, in a few lines. */
  @Nested
  class OnesOwn {
    @Test
    void has_a_filter_fields_and_a_size() {
      JsonNode answer =
          kb.ask(
              "--view",
              "hats",
              "--image",
              query("q-photo-beanie.jpg"),
              "--set",
              "view.hats.filter=category:hats",
              "--set",
              "view.hats.fields=product_name",
              "--set",
              "view.hats.top=2");
      assertThat(ids(answer)).hasSize(2).isSubsetOf(HATS);
      assertThat(answer.get("hits"))
          .allSatisfy(
              hit ->
                  assertThat(hit.get("metadata").propertyNames()).containsExactly("product_name"));
    }

    @Test
    void has_groups_of_its_own() {
      JsonNode answer =
          kb.ask(
              "--view",
              "desk",
              "E-4012",
              "--set",
              "view.desk.groups=waiting,done",
              "--set",
              "view.desk.group.waiting=meta.type:ticket -status:solved",
              "--set",
              "view.desk.group.done=meta.type:ticket status:solved");
      assertThat(groups(answer)).containsExactly("waiting", "done");
      assertThat(ids(group(answer, "waiting"))).containsExactly("T-1088");
      assertThat(ids(group(answer, "done"))).containsExactly("T-1042");
    }

    @Test
    void is_refused_with_all_that_is_wrong_with_it() {
      String said =
          kb.refused(
              Exit.USAGE,
              "--view",
              "hats",
              "x",
              "--set",
              "view.hats.filter=price<",
              "--set",
              "view.hats.top=500");
      assertThat(said).contains("2 places", "view.hats.filter", "price<", "view.hats.top");
    }

    @Test
    void has_to_be_there() {
      assertThat(kb.refused(Exit.USAGE, "--view", "shop", "x"))
          .contains("no view 'shop'", "knowledge, products, support");
    }
  }
}
