package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.cloud.gemini.GeminiSettings.Timeouts;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.patience.Circuits;
import dev.onespace.patience.Outage;
import dev.onespace.patience.Patience;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Task;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.gemini.Logged;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiFailuresTest {
  /** One call at a time, of ten requests: so that it is known what was done before. */
  private static GeminiSettings oneByOne(GeminiSettings settings) {
    return settings.withCalls(new CallLimits(1, 10, 6, 8_000_000));
  }

  @Test
  void a_bad_key_stops_the_run() throws IOException {
    try (var gemini =
        new Gemini(
            settings -> {
              GeminiSettings other = GeminiSettings.of(new Secret("wrong-key"));
              return oneByOne(other.at(settings.endpoint()));
            })) {
      Problem problem = Gemini.problem(gemini.embedTexts(30).getLast());
      assertThat(problem.code()).isEqualTo(ErrorCode.UNAUTHORIZED);
      assertThat(problem.toString()).doesNotContain("wrong-key");
      assertThat(gemini.fake.log()).hasSize(1);
    }
  }

  @Test
  void a_model_that_is_not_there_stops_the_run() throws IOException {
    try (var gemini = new Gemini(settings -> oneByOne(settings.withModel("gemini-embedding-9")))) {
      Problem problem = Gemini.problem(gemini.embedTexts(30).getFirst());
      assertThat(problem.code().stopsAll()).isTrue();
      assertThat(problem.cause()).contains("404").contains("gemini-embedding-9");
      assertThat(gemini.fake.log()).hasSize(1);
    }
  }

  @Test
  void the_quota_of_a_minute_is_waited_for_as_long_as_the_body_says() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.faults().next(Fault.MINUTE_QUOTA);
      assertThat(Gemini.codes(gemini.embedTexts(3))).isEmpty();
      assertThat(gemini.time.now()).isEqualTo(JumpingTime.START.plusNanos(1_250_000_125));
      assertThat(gemini.fake.log()).extracting(Logged::http).containsExactly(429, 200);
    }
  }

  @Test
  void the_quota_of_a_day_stops_the_run_and_keeps_what_is_done() throws IOException {
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      gemini.fake.quotas().leftToday(20);
      List<Embedded> answers = gemini.embedTexts(50);
      assertThat(answers.subList(0, 20)).allSatisfy(answer -> Gemini.passages(answer));
      assertThat(Gemini.codes(answers)).hasSize(30).containsOnly(ErrorCode.QUOTA);
      assertThat(gemini.fake.log()).extracting(Logged::http).containsExactly(200, 200, 429);
      Instant midnight = Instant.parse("2026-11-25T08:00:00Z");
      assertThat(Gemini.problem(answers.getLast()).remedy().toString())
          .contains(Renewal.written(midnight));
    }
  }

  @Test
  void a_longer_wait_than_is_borne_stops_the_run() throws IOException {
    Timeouts little =
        new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(1), 3, Duration.ofSeconds(1));
    try (var gemini = new Gemini(settings -> settings.withTimeouts(little))) {
      gemini.fake.faults().next(Fault.MINUTE_QUOTA);
      assertThat(Gemini.codes(gemini.embedTexts(3))).hasSize(3).containsOnly(ErrorCode.QUOTA);
      assertThat(gemini.fake.log()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = Mode.EXCLUDE,
      names = {"DAY_QUOTA", "STALLED"})
  void what_may_pass_is_tried_again(Fault fault) throws IOException {
    try (var gemini = new Gemini()) {
      List<Content> texts = Gemini.texts(3);
      List<Embedded> good = gemini.space.embed(texts, Task.DOCUMENT);
      gemini.fake.faults().next(fault);
      List<Embedded> after = gemini.space.embed(texts, Task.DOCUMENT);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(Gemini.passages(after.get(i)).getFirst().vector())
            .isEqualTo(Gemini.passages(good.get(i)).getFirst().vector());
      }
      assertThat(gemini.fake.log()).hasSize(fault == Fault.SLOW ? 2 : 3);
    }
  }

  @Test
  void a_call_without_an_answer_is_given_up_and_tried_again() throws IOException {
    Timeouts little =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), 3, Duration.ofMinutes(1));
    try (var gemini = new Gemini(settings -> settings.withTimeouts(little))) {
      gemini.fake.faults().next(Fault.STALLED);
      assertThat(Gemini.codes(gemini.embedTexts(1))).isEmpty();
      assertThat(gemini.meter.usage().lostCalls()).isEqualTo(1);
    }
  }

  @Test
  void a_provider_that_fails_again_and_again_stops_the_run() throws IOException {
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      gemini.fake.faults().nextGood().share(1, 1, List.of(Fault.OVERLOADED));
      List<Embedded> answers = gemini.embedTexts(30);
      assertThat(answers.subList(0, 10)).allSatisfy(answer -> Gemini.passages(answer));
      assertThat(Gemini.codes(answers)).hasSize(20).containsOnly(ErrorCode.UNAVAILABLE);
      assertThat(gemini.fake.log()).hasSize(1 + Timeouts.DEFAULT.attempts());
      assertThat(gemini.time.now()).isAfter(JumpingTime.START.plusSeconds(60));
    }
  }

  @Test
  void long_work_waits_an_outage_out_however_often_it_is_tried() throws IOException {
    List<Outage> told = new CopyOnWriteArrayList<>();
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      Fault[] outage = Collections.nCopies(30, Fault.OVERLOADED).toArray(Fault[]::new);
      gemini.fake.faults().next(outage);

      List<Embedded> answers = patient(told).during(() -> gemini.embedTexts(10));

      assertThat(Gemini.codes(answers)).isEmpty();
      assertThat(gemini.fake.log()).hasSize(30 + 1);
      assertThat(told).hasSize(30 + 1).extracting(Outage::server).containsOnly("Gemini");
      assertThat(told.getLast().over()).isTrue();
    }
  }

  @Test
  void long_work_waits_for_a_provider_that_breaks_over_everything() throws IOException {
    List<Outage> told = new CopyOnWriteArrayList<>();
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      Fault[] outage = Collections.nCopies(100, Fault.INTERNAL).toArray(Fault[]::new);
      gemini.fake.faults().next(outage);

      assertThat(Gemini.codes(patient(told).during(() -> gemini.embedTexts(10)))).isEmpty();
      assertThat(told.getLast().over()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OVERLOADED", "CUT", "INTERNAL", "EXHAUSTED"})
  void a_question_waits_seconds_and_keeps_its_words(Fault fault) throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.faults().all(fault);
      var question =
          Patience.ofQuestion(Duration.ofSeconds(5), new Circuits(() -> nanos(gemini.time)));
      List<Content> asked = List.of(new Content.Words("why it fails"));

      Embedded answer = question.during(() -> gemini.space.embed(asked, Task.QUERY)).getFirst();

      assertThat(answer)
          .isInstanceOfSatisfying(
              Embedded.Failed.class, it -> assertThat(it.words()).isEqualTo("why it fails"));
      assertThat(gemini.fake.log()).hasSizeBetween(3, 4); // waits double: 0.75, 1.5, 3 s
      assertThat(nanos(gemini.time)).isLessThan(Duration.ofSeconds(5).toNanos());
    }
  }

  @Test
  void a_question_does_not_wait_for_the_quota_of_a_minute() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.faults().next(Fault.MINUTE_QUOTA); // asks for more than a second
      var question =
          Patience.ofQuestion(Duration.ofSeconds(1), new Circuits(() -> nanos(gemini.time)));
      List<Content> asked = List.of(new Content.Words("why it fails"));

      Embedded answer = question.during(() -> gemini.space.embed(asked, Task.QUERY)).getFirst();

      assertThat(Gemini.problem(answer).code()).isEqualTo(ErrorCode.QUOTA);
      assertThat(gemini.fake.log()).hasSize(1);
    }
  }

  private static long nanos(JumpingTime time) {
    return Duration.between(JumpingTime.START, time.now()).toNanos();
  }

  private static Patience patient(List<Outage> told) {
    return Patience.ofWork(Duration.ofMinutes(15), () -> false, told::add);
  }

  @Test
  void nobody_at_the_endpoint_stops_the_run_and_costs_nothing() throws IOException {
    try (var gemini = new Gemini(settings -> settings.at(URI.create("http://127.0.0.1:1")))) {
      Problem problem = Gemini.problem(gemini.embedTexts(1).getFirst());
      assertThat(problem.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(problem.cause()).contains("127.0.0.1:1");
      assertThat(gemini.meter.usage().lostCalls()).isZero();
    }
  }

  @Test
  void a_content_that_is_refused_harms_only_itself() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.refusing(content -> content.text().endsWith("text 17"));
      List<Embedded> answers = gemini.embedTexts(100);
      assertThat(Gemini.codes(answers)).containsExactly(ErrorCode.PROVIDER);
      assertThat(Gemini.problem(answers.get(17)).cause()).contains("cannot be processed");
      assertThat(gemini.fake.log()).hasSizeLessThan(16);
    }
  }

  @Test
  void if_every_content_is_refused_no_more_are_tried() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.refusing(content -> true);
      assertThat(Gemini.codes(gemini.embedTexts(100)))
          .hasSize(100)
          .containsOnly(ErrorCode.PROVIDER);
      assertThat(gemini.fake.log()).hasSizeLessThan(20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 71, 99})
  void a_content_that_breaks_the_provider_harms_only_itself(int bad) throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.breakingOver(content -> content.text().endsWith("text " + bad));
      List<Embedded> answers = gemini.embedTexts(100);
      assertThat(Gemini.codes(answers)).containsExactly(ErrorCode.PROVIDER);
      assertThat(answers.get(bad)).isInstanceOf(Embedded.Failed.class);
    }
  }

  /** Also one that is alone in its call, and several in a row: a harmless text tells. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void contents_that_break_a_provider_that_is_there_are_not_waited_for(int bad) throws IOException {
    List<Outage> told = new CopyOnWriteArrayList<>();
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      gemini.fake.breakingOver(content -> content.text().contains("text "));
      List<Content> contents = new ArrayList<>(Gemini.texts(bad));
      if (bad > 3) {
        contents.add(new Content.Words("nothing special"));
      }
      List<Embedded> answers =
          patient(told).during(() -> gemini.space.embed(contents, Task.DOCUMENT));
      assertThat(Gemini.codes(answers)).hasSize(bad).containsOnly(ErrorCode.PROVIDER);
      assertThat(Duration.between(JumpingTime.START, gemini.time.now()))
          .isLessThan(Duration.ofMinutes(5));
      assertThat(told.getLast().over()).isTrue();
    }
  }

  @Test
  void a_provider_that_is_broken_is_not_blamed_on_contents() throws IOException {
    try (var gemini = new Gemini()) {
      gemini.fake.breakingOver(content -> true);
      assertThat(Gemini.codes(gemini.embedTexts(100)))
          .hasSize(100)
          .containsOnly(ErrorCode.UNAVAILABLE);
      assertThat(gemini.fake.log()).hasSizeLessThan(40);
    }
  }

  @Test
  void a_vector_of_zeros_costs_its_passage_only() throws IOException {
    try (var gemini = new Gemini()) {
      // The last vector of the call, and then that of each call that asks for it again.
      gemini.fake.faults().next(Fault.ZEROS, Fault.ZEROS, Fault.ZEROS);
      List<Embedded> answers =
          gemini.embed(new Content.Words("fine"), new Content.Words("a".repeat(1500)));
      assertThat(Gemini.passages(answers.get(0))).hasSize(1);
      assertThat(Gemini.passages(answers.get(1))).hasSize(1);
      assertThat(((Embedded.Done) answers.get(1)).notes()).anyMatch(note -> note.contains("left"));
    }
  }

  @Test
  void a_provider_that_fuses_contents_is_not_paid_on_and_on() throws IOException {
    try (var gemini = new Gemini(GeminiFailuresTest::oneByOne)) {
      gemini.fake.faults().share(1, 1, List.of(Fault.FUSED));
      List<Embedded> answers = gemini.embedTexts(1000);
      assertThat(Gemini.codes(answers)).hasSize(1000).containsOnly(ErrorCode.UNAVAILABLE);
      assertThat(Gemini.problem(answers.getFirst()).cause()).contains("1 vectors for 10 contents");
      assertThat(gemini.fake.log()).hasSize(3);
    }
  }
}
