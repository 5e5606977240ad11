package dev.onespace.cli;

import static dev.onespace.cli.Kb.group;
import static dev.onespace.cli.Kb.groups;
import static dev.onespace.cli.Kb.hit;
import static dev.onespace.cli.Kb.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How an answer is laid out: groups, pages, order, counts, linked items. */
@ExtendWith(WholeSample.class)
class AnswerLayoutTest {
  private final Kb sample;

  AnswerLayoutTest(Kb sample) {
    this.sample = sample;
  }

  @Test
  void groups_by_type_have_each_their_own_total() {
    JsonNode answer = sample.ask("E-4012", "--group", "type", "--top", "2");
    assertThat(groups(answer)).containsExactlyInAnyOrder("text", "image");
    assertThat(ids(group(answer, "text"))).hasSize(2);
    assertThat(group(answer, "text").get("relevant").asLong()).isEqualTo(3);
    assertThat(group(answer, "image").get("relevant").asLong()).isEqualTo(3);
    assertThat(answer.get("relevant").asLong()).isEqualTo(6);
  }

  @Test
  void the_relevant_are_counted_by_field() {
    JsonNode counts =
        sample.ask("E-4012", "--top", "1", "--count", "status,ticket_id").get("counts");
    assertThat(counts.get("status").get(0).get("items").asLong()).isEqualTo(1);
    assertThat(counts.get("ticket_id").get(0).get("value").asString()).isEqualTo("T-1042");
    assertThat(counts.get("ticket_id").get(0).get("items").asLong()).isEqualTo(3);
    assertThat(sample.read("E-4012", "--count", "ticket_id"))
        .contains("By ticket_id: T-1042 3, T-1088 1");
  }

  @Test
  void items_of_the_same_ticket_are_shown_with_a_hit() {
    JsonNode ticket = hit(sample.ask("T-1042"), "T-1042");
    assertThat(ticket.get("linked").valueStream().map(item -> item.get("id").asString()))
        .containsExactly(
            "call-7801", "shot-settings-network", "shot-sync-4012-app", "shot-sync-4012-console");
    assertThat(sample.read("T-1045", "--top", "1"))
        .contains("with audio call-7806, image shot-login-locked");
  }

  @Test
  void items_are_linked_by_any_field() {
    JsonNode mug = hit(sample.ask("product-mug", "--link", "category"), "product-mug");
    assertThat(mug.has("linked")).isFalse();
    JsonNode cap = hit(sample.ask("product-cap-blue", "--link", "category"), "product-cap-blue");
    assertThat(cap.get("linked").valueStream().map(item -> item.get("id").asString()))
        .containsExactly("product-beanie-brown", "product-beanie-navy");
  }

  @Test
  void a_question_from_another_world_has_nothing_relevant() {
    String question = "which opening did the chess champion play in 1972";
    JsonNode answer = sample.ask(question);
    assertThat(answer.get("relevant").asLong()).isZero();
    assertThat(answer.get("below_cutoff").asLong()).isPositive();
    assertThat(sample.read(question)).startsWith("Nothing relevant; the nearest, all weak:");
    assertThat(sample.read(question, "--group", "category"))
        .isEqualToIgnoringNewLines("Nothing relevant.");
    assertThat(sample.read(question, "--sort", "created"))
        .isEqualToIgnoringNewLines("Nothing relevant.");
  }

  /** 200 texts of one category, 3 of another, which all have a code; and four that do not. */
  @Nested
  class OfManyAlike {
    private static final String CODE = "E-7731";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Kb kb;

    @BeforeAll
    static void takeIn() throws IOException {
      kb = alike("data");
    }

    private static String line(String id, String text, String metadata) {
      return "{\"id\":\"%s\",\"type\":\"text\",\"text\":\"%s\",\"metadata\":{%s}}"
          .formatted(id, text, metadata);
    }

    private static Stream<String> machines() {
      return IntStream.rangeClosed(1, 200)
          .mapToObj(
              i -> {
                String created =
                    i % 2 == 0
                        ? ""
                        : ",\"created\":\"2026-%02d-%02d\"".formatted(1 + i % 12, 1 + i % 28);
                return line(
                    "m-" + i,
                    "The machine on floor %d stopped with %s.".formatted(i, CODE),
                    "\"category\":\"machine\"" + created);
              });
    }

    private static Stream<String> bills() {
      return IntStream.rangeClosed(1, 3)
          .mapToObj(
              i ->
                  line(
                      "b-" + i,
                      "The bill of floor %d has %s twice.".formatted(i, CODE),
                      "\"category\":\"billing\",\"created\":\"2025-0%d-01\"".formatted(i)));
    }

    private static Kb alike(String data) throws IOException {
      Stream<String> others =
          Stream.of("Sheep graze.", "The river is high.", "A song of spring.", "Apples are sweet.")
              .map(text -> line(text.replaceAll("\\W", ""), text, ""));
      List<String> lines = Stream.of(machines(), bills(), others).flatMap(all -> all).toList();
      return Kb.of(folder.resolve(data), Files.write(folder.resolve("items.jsonl"), lines));
    }

    @Test
    void a_small_group_is_shown_whatever_a_large_one_holds() {
      JsonNode answer = kb.ask(CODE, "--group", "category", "--top", "5");
      assertThat(ids(group(answer, "billing"))).containsExactlyInAnyOrder("b-1", "b-2", "b-3");
      assertThat(ids(group(answer, "machine"))).hasSize(5);
      assertThat(group(answer, "billing").get("relevant").asLong()).isEqualTo(3);
      assertThat(group(answer, "machine").get("relevant").asLong()).isEqualTo(200);
      assertThat(group(answer, "billing").has("more")).isFalse();
      JsonNode words = kb.ask("a bill has something twice", "--group", "category");
      assertThat(ids(group(words, "billing"))).containsExactlyInAnyOrder("b-1", "b-2", "b-3");
    }

    @Test
    void a_group_is_paged_through_without_gap_or_repeat() {
      List<String> seen = new ArrayList<>();
      JsonNode page = group(kb.ask(CODE, "--group", "category", "--top", "70"), "machine");
      seen.addAll(ids(page));
      while (page.has("more")) {
        JsonNode next =
            kb.ask(
                CODE, "--group", "category", "--top", "70", "--after", page.get("more").asString());
        assertThat(groups(next)).containsExactly("machine");
        page = group(next, "machine");
        seen.addAll(ids(page));
      }
      assertThat(seen).hasSize(200).doesNotHaveDuplicates().allMatch(id -> id.startsWith("m-"));
    }

    @Test
    void the_relevant_are_sorted_by_a_field_and_those_without_it_come_last() {
      JsonNode rising = kb.ask(CODE, "--sort", "created", "--top", "300");
      assertThat(ids(rising)).hasSize(203).startsWith("b-1", "b-2", "b-3");
      List<String> dates = dates(rising);
      assertThat(dates.subList(0, 103)).isSorted().doesNotContain("");
      assertThat(dates.subList(103, 203)).containsOnly("");
      List<String> falling = dates(kb.ask(CODE, "--sort", "-created", "--top", "300"));
      assertThat(falling.subList(0, 103)).isEqualTo(dates.subList(0, 103).reversed());
      assertThat(falling.subList(103, 203)).containsOnly("");
    }

    private static List<String> dates(JsonNode answer) {
      return answer
          .get("hits")
          .valueStream()
          .map(hit -> hit.get("metadata").path("created").asString(""))
          .toList();
    }

    @Test
    void pages_go_on_where_the_last_one_ended_though_its_items_are_deleted() throws IOException {
      Kb own = alike("own");
      List<String> whole = ids(own.ask(CODE, "--top", "300"));
      JsonNode first = own.ask(CODE, "--top", "60");
      List<String> seen = new ArrayList<>(ids(first));
      assertThat(seen).isEqualTo(whole.subList(0, 60));
      CliRun gone = CliRun.of(own.data(), "delete", seen.get(10), seen.get(59));
      assertThat(gone.exit()).isEqualTo(Exit.OK);
      for (JsonNode page = first; page.has("more"); ) {
        page = own.ask(CODE, "--top", "60", "--after", page.get("more").asString());
        seen.addAll(ids(page));
      }
      assertThat(seen).doesNotHaveDuplicates().containsAll(whole);
    }
  }
}
