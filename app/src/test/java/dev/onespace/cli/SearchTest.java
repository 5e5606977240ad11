package dev.onespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.testkit.data.SampleKnowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on a part of the sample knowledge base. */
class SearchTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Path items;

  @SuppressWarnings("NullAway.Init")
  private static Path data;

  @BeforeAll
  static void ingest() throws IOException {
    data = folder.resolve("data");
    items = SampleKnowledge.copyTo(folder.resolve("knowledge"));
    CliRun ingest = CliRun.of(data, "ingest", items.toString());
    assertThat(ingest.err()).doesNotContain("\tat ");
    assertThat(ingest.exit()).isEqualTo(Exit.OK);
  }

  private static JsonNode json(String... words) {
    CliRun run = CliRun.of(data, words);
    assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
    return JsonMapper.shared().readTree(run.out());
  }

  private static String first(JsonNode answer) {
    return answer.get("hits").get(0).get("id").asString();
  }

  private static String query(String file) {
    return SampleKnowledge.HOME.resolve("queries").resolve(file).toString();
  }

  @Test
  void stats_count_items_and_passages_by_type_and_facet() {
    JsonNode stats = json("stats", "--json");
    assertThat(stats.get("items").asLong()).isEqualTo(44);
    assertThat(stats.get("by_type").get("image").asLong()).isEqualTo(5);
    assertThat(stats.get("by_type").get("audio").asLong()).isEqualTo(2);
    assertThat(stats.get("by_facet").get("look").asLong()).isEqualTo(5);
    assertThat(stats.get("passages").asLong()).isGreaterThan(44);
  }

  @Test
  void an_unchanged_folder_is_not_embedded_again() {
    JsonNode before = json("stats", "--json");
    CliRun again = CliRun.of(data, "ingest", items.toString());
    assertThat(again.exit()).isEqualTo(Exit.OK);
    assertThat(again.out() + again.err()).containsPattern("0\\s+embedded|embedded\\s+0");
    assertThat(json("stats", "--json")).isEqualTo(before);
  }

  @Test
  void a_screenshot_finds_the_ticket_that_speaks_of_it() {
    JsonNode answer =
        json("search", "--image", query("q-sync-error.png"), "--type", "text", "--json");
    assertThat(first(answer)).isEqualTo("T-1042");
  }

  @Test
  void a_screenshot_finds_screenshots_like_it_with_the_box_of_the_words() {
    JsonNode answer =
        json("search", "--image", query("q-sync-error.png"), "--type", "image", "--json");
    assertThat(first(answer)).isEqualTo("shot-sync-4012-console");
    assertThat(answer.get("hits").get(0).get("preview").has("box")).isTrue();
  }

  @Test
  void words_find_a_photo_without_any_text_in_it() {
    assertThat(first(json("search", "skiing down a snowy slope", "--type", "image", "--json")))
        .isEqualTo("photo-skiing");
  }

  @Test
  void words_find_the_second_at_which_they_are_said() {
    JsonNode answer =
        json("search", "certificate of the gateway has expired", "--type", "audio", "--json");
    assertThat(first(answer)).isEqualTo("call-7801");
    JsonNode seconds = answer.get("hits").get(0).get("preview").get("seconds");
    assertThat(seconds.get(0).asDouble()).isBetween(20.0, 45.0);
    assertThat(seconds.get(1).asDouble()).isBetween(seconds.get(0).asDouble(), 50.0);
  }

  @Test
  void a_recording_finds_the_text_that_solves_it() {
    assertThat(
            first(
                json("search", "--audio", query("q-voice-drip.opus"), "--type", "text", "--json")))
        .isEqualTo("T-1052");
  }

  @Test
  void a_picture_finds_a_call_over_the_bridge() {
    JsonNode answer =
        json("search", "--image", query("q-sync-error.png"), "--type", "audio", "--json");
    assertThat(first(answer)).isEqualTo("call-7801");
  }

  @Test
  void a_filter_holds_for_every_hit() {
    JsonNode hits =
        json("search", "my money", "--filter", "category:payment created>=2026-05-01", "--json")
            .get("hits");
    assertThat(hits).isNotEmpty();
    assertThat(hits)
        .allSatisfy(
            hit -> {
              assertThat(hit.get("metadata").get("category").asString()).isEqualTo("payment");
              assertThat(hit.get("metadata").get("created").asString())
                  .isGreaterThanOrEqualTo("2026-05-01");
            });
  }

  @Test
  void each_item_is_one_hit_and_top_is_kept() {
    JsonNode hits = json("search", "the machine is leaking", "--top", "7", "--json").get("hits");
    assertThat(hits).hasSize(7);
    assertThat(hits.valueStream().map(hit -> hit.get("id").asString())).doesNotHaveDuplicates();
  }

  @Test
  void a_wrong_filter_is_pointed_at_and_exits_with_2() {
    CliRun run = CliRun.of(data, "search", "x", "--filter", "price<");
    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("price<").doesNotContain("\tat ");
  }

  @Test
  void a_damaged_question_is_told_and_exits_with_1(@TempDir Path own) throws IOException {
    Path noPicture = Files.writeString(own.resolve("x.png"), "no picture");
    CliRun run = CliRun.of(data, "search", "--image", noPicture.toString());
    assertThat(run.exit()).isEqualTo(Exit.CANNOT_RUN);
    assertThat(run.err()).startsWith("onespace: ").doesNotContain("\tat ");
  }

  @Test
  void one_bad_input_harms_only_itself(@TempDir Path own) throws IOException {
    Path inputs = Files.createDirectory(own.resolve("inputs"));
    Files.writeString(inputs.resolve("good.txt"), "A good text about invoices.");
    Files.writeString(inputs.resolve("empty.txt"), "");
    Files.write(
        inputs.resolve("cut.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
    CliRun run = CliRun.of(own.resolve("data"), "ingest", inputs.toString());
    assertThat(run.exit()).isEqualTo(Exit.SOME_FAILED);
    assertThat(run.out() + run.err()).contains("empty.txt").contains("cut.png");
    CliRun stats = CliRun.of(own.resolve("data"), "stats", "--json");
    assertThat(JsonMapper.shared().readTree(stats.out()).get("items").asLong()).isEqualTo(1);
  }

  @Test
  void a_deleted_item_is_gone(@TempDir Path own) throws IOException {
    Path text = Files.writeString(own.resolve("note.txt"), "A note that will be deleted.");
    Path kb = own.resolve("data");
    CliRun.of(kb, "ingest", text.toString());
    JsonNode found = JsonMapper.shared().readTree(CliRun.of(kb, "search", "note", "--json").out());
    assertThat(CliRun.of(kb, "delete", first(found)).exit()).isEqualTo(Exit.OK);
    JsonNode after = JsonMapper.shared().readTree(CliRun.of(kb, "search", "note", "--json").out());
    assertThat(after.get("hits")).isEmpty();
    assertThat(CliRun.of(kb, "show", first(found)).exit()).isEqualTo(Exit.CANNOT_RUN);
  }
}
