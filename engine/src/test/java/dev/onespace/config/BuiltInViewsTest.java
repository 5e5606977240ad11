package dev.onespace.config;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.filter.Filter;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Input;
import dev.onespace.item.ContentHash;
import dev.onespace.item.Item;
import dev.onespace.item.ItemId;
import dev.onespace.item.MediaType;
import dev.onespace.item.MetaValue;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.scan.Scan;
import dev.onespace.testkit.data.SampleKnowledge;
import dev.onespace.view.Group;
import dev.onespace.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the built-in views select of the sample knowledge base. */
class BuiltInViewsTest {
  private static final List<Item> ITEMS = new ArrayList<>();

  @BeforeAll
  static void read() {
    try (Scan scan = Scan.of(SampleKnowledge.HOME.resolve("items.jsonl"))) {
      while (scan.hasNext()) {
        if (scan.next() instanceof Incoming.Ready(Input input)) {
          ITEMS.add(
              item(
                  input.newId(_ -> false).value(), input.content().type(), input.metadata().set()));
        }
      }
    }
    assertThat(ITEMS).hasSize(104);
  }

  @Test
  void there_are_three() {
    assertThat(Configuration.NONE.views().names())
        .containsExactly("knowledge", "products", "support");
  }

  @Test
  void support_has_five_each_of_tickets_screenshots_and_calls() {
    View support = view("support");
    assertThat(support.top()).isEqualTo(5);
    assertThat(support.groups().stream().map(Group::name))
        .containsExactly("related_tickets", "similar_screenshots", "relevant_calls");
    assertThat(counts(support))
        .isEqualTo(
            Map.of("related_tickets", 37L, "similar_screenshots", 48L, "relevant_calls", 19L));
  }

  @Test
  void the_fields_of_support_are_those_of_tickets_screenshots_and_calls() {
    assertThat(view("support").fields()).contains("ticket_id", "category", "created", "status");
    assertThat(ITEMS.stream().filter(item -> item.metadata().get("ticket_id").isPresent()))
        .hasSize(28 + 18 + 10);
  }

  @Test
  void products_is_one_list_of_what_has_name_price_and_image() {
    View products = view("products");
    assertThat(products.groups()).isEmpty();
    assertThat(products.fields()).containsExactly("product_name", "price", "image_url");
    List<Item> found = ITEMS.stream().filter(item -> matches(products.filter(), item)).toList();
    assertThat(found).hasSize(14);
    assertThat(found).allSatisfy(item -> assertThat(item.id().value()).startsWith("product-"));
    assertThat(found)
        .allSatisfy(
            item -> assertThat(item.metadata().fields().keySet()).containsAll(products.fields()));
  }

  @Test
  void knowledge_has_fifteen_each_of_documents_diagrams_and_presentations() {
    View knowledge = view("knowledge");
    assertThat(knowledge.top()).isEqualTo(15);
    assertThat(knowledge.groups().stream().map(Group::name))
        .containsExactly("docs", "diagrams", "presentations");
    assertThat(counts(knowledge))
        .isEqualTo(Map.of("docs", 37L, "diagrams", 44L, "presentations", 23L));
  }

  @Test
  void every_item_is_in_one_group_of_knowledge() {
    assertThat(ITEMS).allSatisfy(item -> assertThat(groups(view("knowledge"), item)).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT,  ,             docs",
    "IMAGE, ,             diagrams",
    "AUDIO, ,             presentations",
    "IMAGE, doc,          docs",
    "AUDIO, documents,    docs",
    "TEXT,  diagram,      diagrams",
    "TEXT,  slides,       presentations",
    "IMAGE, presentation, presentations",
    "TEXT,  faq,          docs",
    "IMAGE, chart,        diagrams",
    "AUDIO, podcast,      presentations"
  })
  void an_item_of_no_or_another_content_type_counts_by_its_type(
      Modality type, @org.jspecify.annotations.Nullable String contentType, String group) {
    Metadata metadata =
        contentType == null
            ? Metadata.NONE
            : new Metadata(Map.of("content_type", new MetaValue.Text(contentType)));
    assertThat(groups(view("knowledge"), item("x", type, metadata))).containsExactly(group);
  }

  private static Map<String, Long> counts(View view) {
    return ITEMS.stream()
        .filter(item -> matches(view.filter(), item))
        .flatMap(item -> groups(view, item).stream())
        .collect(groupingBy(name -> name, counting()));
  }

  private static List<String> groups(View view, Item item) {
    return view.groups().stream()
        .filter(group -> matches(group.filter(), item))
        .map(Group::name)
        .toList();
  }

  private static View view(String name) {
    return Configuration.NONE.views().named(name).orElseThrow();
  }

  private static Item item(String id, Modality type, Metadata metadata) {
    return new Item(new ItemId(id), MediaType.of(type), id, id, ContentHash.of(id), metadata);
  }

  private static boolean matches(Filter filter, Item item) {
    return filter.matches(item, item.media().modality());
  }
}
