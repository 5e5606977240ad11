package dev.onespace.outside;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.Engine;
import dev.onespace.Onespace;
import dev.onespace.Setup;
import dev.onespace.document.AnswerDocument;
import dev.onespace.document.ItemDocument;
import dev.onespace.document.QueryDocument;
import dev.onespace.document.QueryDocument.PartDocument;
import dev.onespace.item.ItemId;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.search.question.Query;
import dev.onespace.space.Space;
import dev.onespace.testkit.memory.MemorySpace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program gets as JSON: names in snake case, what is absent left out. */
class DocumentsTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path data;

  @SuppressWarnings("NullAway.Init")
  private Engine engine;

  @SuppressWarnings("NullAway.Init")
  private Onespace kb;

  private record OfTests() implements SpaceProvider {
    @Override
    public String space() {
      return "memory";
    }

    @Override
    public String described() {
      return "vectors of tests";
    }

    @Override
    public Space open(Opening opening) {
      return new MemorySpace();
    }
  }

  @BeforeEach
  void fill() {
    engine = Engine.on(new Setup(new Setup.Keeping.Folder(data), new OfTests()));
    kb = engine.open("tickets");
    kb.add("T-1", "the certificate expired", Map.of("price", "19.5", "created", "2026-05-12"));
    kb.add("T-2", "the menu is empty");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void an_item_tells_its_fields_by_their_types() {
    JsonNode item = tree(ItemDocument.of(kb.item(new ItemId("T-1")).orElseThrow()));
    assertThat(item.propertyNames())
        .containsExactly(
            "id", "types", "media", "title", "source", "metadata", "sha256", "passages");
    assertThat(item.at("/metadata/price").isNumber()).isTrue();
    assertThat(item.at("/metadata/created").asString()).isEqualTo("2026-05-12");
    assertThat(item.at("/passages/0").propertyNames())
        .contains("ordinal", "type", "facet", "words", "spans")
        .doesNotContain("page", "seconds", "box", "place");
  }

  @Test
  void an_answer_is_one_list_or_groups() {
    Query query = Query.words("certificate");
    var asked =
        QueryDocument.of(
            query,
            List.of(PartDocument.of(query.parts().getFirst(), "certificate")),
            Optional.empty(),
            Optional.empty());
    JsonNode list = tree(AnswerDocument.of(asked, false, kb.search(query), List.of(), true));
    assertThat(list.at("/query/parts/0").toString()).isEqualTo("{\"text\":\"certificate\"}");
    assertThat(list.propertyNames()).contains("at_least", "below_cutoff", "words_only", "hits");
    assertThat(list.has("groups")).isFalse();
    assertThat(list.at("/hits/0/id").asString()).isEqualTo("T-1");
    assertThat(list.at("/hits/0/legs/0").has("surprisal")).isTrue();
    assertThat(list.at("/hits/0/explain/0").asString()).startsWith("rank:");

    JsonNode groups =
        tree(AnswerDocument.of(asked, true, kb.search(query), List.of("price"), false));
    assertThat(groups.has("hits")).isFalse();
    assertThat(groups.at("/groups/0/hits/0/metadata").propertyNames()).containsExactly("price");
    assertThat(groups.at("/groups/0/hits/0").has("explain")).isFalse();
  }

  private static JsonNode tree(Object document) {
    return JSON.readTree(JSON.writeValueAsString(document));
  }
}
