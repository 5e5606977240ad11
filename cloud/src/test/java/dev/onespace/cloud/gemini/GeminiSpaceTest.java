package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.item.Facet;
import dev.onespace.item.Passage;
import dev.onespace.item.Place;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.gemini.FakeContent;
import dev.onespace.testkit.gemini.FakeContent.Part;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.gemini.Logged;
import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GeminiSpaceTest {
  @Test
  void every_piece_becomes_a_native_passage_with_its_place_and_words() throws IOException {
    try (var gemini = new Gemini()) {
      List<Embedded> answers =
          gemini.embed(
              new Content.Words("a".repeat(999) + " refund"),
              Samples.picture(Color.RED),
              Samples.recording(40, 440));
      List<Passage> words = Gemini.passages(answers.get(0));
      assertThat(words)
          .extracting(Passage::place)
          .containsExactly(
              Place.of(new Place.Characters(0, 1000)), Place.of(new Place.Characters(1000, 1006)));
      assertThat(words).extracting(Passage::words).endsWith("refund");
      assertThat(Gemini.passages(answers.get(1)))
          .extracting(Passage::place)
          .containsExactly(Place.WHOLE);
      assertThat(Gemini.passages(answers.get(2)))
          .extracting(Passage::place)
          .containsExactly(Place.of(new Place.Seconds(0, 30)), Place.of(new Place.Seconds(30, 40)));
      assertThat(answers)
          .flatExtracting(Gemini::passages)
          .extracting(Passage::facet)
          .containsOnly(Facet.NATIVE);
    }
  }

  @Test
  void what_is_alike_in_the_model_is_near_here() throws IOException {
    try (var gemini = new Gemini()) {
      float[] question = vector(gemini, new Content.Words("refund of an order"), Task.QUERY);
      float[] near = vector(gemini, new Content.Words("how to get a refund"), Task.DOCUMENT);
      float[] far = vector(gemini, new Content.Words("weather tomorrow"), Task.DOCUMENT);
      assertThat(Vectors.dot(question, near)).isGreaterThan(Vectors.dot(question, far));
    }
  }

  private static float[] vector(Gemini gemini, Content content, Task task) {
    return Gemini.passages(gemini.space.embed(List.of(content), task).getFirst())
        .getFirst()
        .vector();
  }

  @Test
  void the_task_is_a_prefix_of_the_text_and_stands_before_media_that_ask() throws IOException {
    List<FakeContent> seen = Collections.synchronizedList(new ArrayList<>());
    try (var gemini = new Gemini(settings -> settings, Optional.empty(), seeing(seen))) {
      List<Content> contents =
          List.of(new Content.Words("red"), Samples.picture(Color.RED), Samples.recording(1, 440));
      gemini.space.embed(contents, Task.DOCUMENT);
      gemini.space.embed(contents, Task.QUERY);
    }
    assertThat(seen)
        .extracting(FakeContent::text)
        .containsExactly(
            "title: none | text: red",
            "",
            "",
            "task: search result | query: red",
            "task: search result | query:",
            "task: search result | query:");
    assertThat(seen).allSatisfy(content -> assertThat(content.dimension()).isEqualTo(768));
    assertThat(seen.get(4).parts())
        .last()
        .isInstanceOfSatisfying(
            Part.Media.class, media -> assertThat(media.type()).isEqualTo("image/jpeg"));
    assertThat(seen.get(2).parts())
        .singleElement()
        .isInstanceOfSatisfying(
            Part.Media.class,
            media -> assertThat(media.bytes()).hasSizeGreaterThan(30_000).startsWith('R', 'I'));
  }

  private static FakeVectors seeing(List<FakeContent> seen) {
    return content -> {
      seen.add(content);
      float[] vector = new float[content.dimension()];
      vector[0] = 1;
      return vector;
    };
  }

  @Test
  void half_a_character_does_not_keep_a_text_from_being_sent() throws IOException {
    try (var gemini = new Gemini()) {
      assertThat(Gemini.passages(gemini.embed(new Content.Words("odd \uD83D end")).getFirst()))
          .hasSize(1);
    }
  }

  @Test
  void a_question_is_one_call_for_one_vector() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.space.embed(List.of(new Content.Words("refund")), Task.QUERY);
      assertThat(gemini.fake.log()).extracting(Logged::requests).containsExactly(1);
    }
  }

  @Test
  void a_call_has_at_most_100_requests() throws IOException {
    try (var gemini = new Gemini()) {
      assertThat(Gemini.codes(gemini.embedTexts(250))).isEmpty();
      assertThat(gemini.fake.log())
          .extracting(Logged::requests)
          .containsExactlyInAnyOrder(100, 100, 50);
    }
  }

  @Test
  void a_call_has_at_most_6_pictures() throws IOException {
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      contents.add(Samples.picture(new Color(i, i, i)));
      contents.add(new Content.Words("text " + i));
    }
    try (var gemini = new Gemini()) {
      assertThat(Gemini.codes(gemini.space.embed(contents, Task.DOCUMENT))).isEmpty();
      assertThat(gemini.fake.log()).extracting(Logged::pictures).containsExactlyInAnyOrder(6, 6, 2);
    }
  }

  @Test
  void a_call_keeps_to_its_bytes_whatever_a_text_is_escaped_to() throws IOException {
    CallLimits small = new CallLimits(2, 100, 6, 1_500_000);
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      contents.add(Samples.recording(25, 100 + i));
      contents.add(new Content.Words("\u0001\"\\\n\u00E4\uD83D\uDE00".repeat(5_000) + i));
    }
    try (var gemini = new Gemini(settings -> settings.withCalls(small))) {
      assertThat(Gemini.codes(gemini.space.embed(contents, Task.DOCUMENT))).isEmpty();
      assertThat(gemini.fake.log())
          .hasSizeGreaterThan(4)
          .allSatisfy(call -> assertThat(call.bytes()).isLessThanOrEqualTo(1_500_000));
    }
  }

  @Test
  void a_call_never_asks_for_more_than_a_minute_allows() throws IOException {
    try (var gemini = new Gemini(settings -> settings.withRates(new Rates(30, 1_000_000)))) {
      gemini.fake.quotas().perMinute(30, 1_000_000);
      assertThat(Gemini.codes(gemini.embedTexts(90))).isEmpty();
      assertThat(gemini.fake.log()).extracting(Logged::requests).containsOnly(30);
    }
  }

  @Test
  void only_what_decides_where_a_vector_lies_is_in_the_space_hash() {
    GeminiSettings usual = GeminiSettings.of(new Secret("k"));
    SpaceHash hash = hash(usual);
    assertThat(hash(usual.at(URI.create("https://proxy.example")))).isEqualTo(hash);
    assertThat(hash(usual.withRates(new Rates(1, 9_000)))).isEqualTo(hash);
    assertThat(hash(usual.withDimension(1536))).isNotEqualTo(hash);
    assertThat(hash(usual.withModel("gemini-embedding-3"))).isNotEqualTo(hash);
  }

  private static SpaceHash hash(GeminiSettings settings) {
    var meter = new Meter(settings.prices());
    try (var space = new GeminiSpace(settings, new PlainPreparation(1, 1), meter)) {
      return space.hash();
    }
  }
}
