package dev.onespace.cli;

import static dev.onespace.testkit.data.SampleKnowledge.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The lines of {@code --explain} add up to the score and the confidence of every hit. */
@ExtendWith(WholeSample.class)
class ExplainTest {
  private static final double ROUNDED = 0.0051;

  private final Kb kb;

  ExplainTest(Kb kb) {
    this.kb = kb;
  }

  @Test
  void a_question_in_words_adds_up_in_one_type() {
    addsUp("customer cannot log in after a password reset", "--type", "text");
  }

  @Test
  void a_mixed_list_shows_the_level_of_each_type() {
    List<String> lines = lines(addsUp("the coffee is lukewarm"));
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("level of image"));
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("level of audio"));
  }

  @Test
  void a_picture_adds_up() {
    addsUp("--image", query("q-photo-coat.jpg"));
    addsUp("--image", query("q-locked-crop.jpg"), "--type", "text");
  }

  @Test
  void a_recording_adds_up() {
    addsUp("--audio", query("q-voice-drip.opus"));
  }

  @Test
  void exact_matches_are_named_and_come_before_all_else() {
    JsonNode answer = addsUp("--image", query("q-sync-error.png"), "--type", "text");
    assertThat(lines(answer))
        .anySatisfy(line -> assertThat(line).startsWith("rank: exact "))
        .anySatisfy(line -> assertThat(line).contains("exact: E-4012 = "))
        .contains("confidence: 0.95, strong, as an exact match");
  }

  @Test
  void several_parts_add_up_by_weight_less_what_pushes_away() {
    JsonNode answer =
        addsUp(
            "a knitted hat",
            "--image",
            query("q-photo-coat.jpg"),
            "--like",
            "product-mug",
            "--not",
            "jacket",
            "--not",
            "@" + query("q-photo-tee.jpg"),
            "--weight",
            "image=0.5,not=1.5");
    JsonNode first = answer.get("hits").get(0);
    Sums sums = new Sums(lines(first));
    sums.score();
    assertThat(sums.parts).hasSize(5);
    assertThat(sums.parts.subList(3, 5)).allMatch(part -> part <= 0);
  }

  @Test
  void a_chain_over_the_bridge_shows_both_hops() {
    JsonNode answer =
        addsUp("--image", query("q-photo-coat.jpg"), "--type", "audio", "--bridge", "on");
    assertThat(lines(answer)).anySatisfy(line -> assertThat(line).contains("bridge: sight -> "));
  }

  @Test
  void what_a_strong_hit_leads_to_adds_up() {
    assertThat(lines(addsUp("payment declined")))
        .anySatisfy(
            line -> assertThat(line).contains("bridge: words -> shot-payment-declined -> "));
  }

  @Test
  void a_group_adds_up_without_a_level() {
    JsonNode answer = explained("cannot log in", "--view", "support");
    List<JsonNode> hits =
        answer
            .get("groups")
            .valueStream()
            .flatMap(group -> group.get("hits").valueStream())
            .toList();
    assertThat(hits).isNotEmpty().allSatisfy(ExplainTest::addsUp);
    assertThat(hits.stream().flatMap(hit -> lines(hit).stream()))
        .noneMatch(it -> it.contains("level of"));
  }

  private JsonNode addsUp(String... words) {
    JsonNode answer = explained(words);
    assertThat(answer.get("hits").valueStream()).isNotEmpty().allSatisfy(ExplainTest::addsUp);
    return answer;
  }

  private static void addsUp(JsonNode hit) {
    var sums = new Sums(lines(hit));
    assertThat(sums.score()).isCloseTo(hit.get("score").asDouble(), within(ROUNDED));
    if (!hit.has("exact")) {
      assertThat(sums.confidence()).isCloseTo(hit.get("confidence").asDouble(), within(ROUNDED));
    }
  }

  private JsonNode explained(String... words) {
    return kb.ask(
        Stream.concat(Arrays.stream(words), Stream.of("--explain")).toArray(String[]::new));
  }

  private static List<String> lines(JsonNode of) {
    return of.has("explain")
        ? of.get("explain").valueStream().map(JsonNode::asString).toList()
        : of.get("hits").valueStream().flatMap(hit -> lines(hit).stream()).toList();
  }
}
