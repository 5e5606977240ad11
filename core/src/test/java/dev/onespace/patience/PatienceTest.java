package dev.onespace.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A question waits for seconds in total, an ingest waits outages out. */
class PatienceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong nanos = new AtomicLong();
  private final Circuits circuits = new Circuits(nanos::get);
  private final List<Outage> told = new ArrayList<>();
  private final AtomicBoolean stop = new AtomicBoolean();
  private final Patience work =
      new WorkPatience(MINUTE.multipliedBy(15), stop::get, told::add, nanos::get);

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private Patience question() {
    return Patience.ofQuestion(SECOND.multipliedBy(5), circuits);
  }

  @Test
  void where_none_is_bound_each_call_is_tried_as_often_as_usual() {
    Attempts attempts = Patience.current().attempts("Gemini", 3);

    assertThat(attempts.again(MINUTE, "503")).isTrue();
    assertThat(attempts.again(MINUTE, "503")).isTrue();
    assertThat(attempts.again(MINUTE, "503")).isFalse();
  }

  @Test
  void the_patience_of_a_piece_of_work_is_bound_to_it_and_to_nothing_else() {
    Patience question = question();

    assertThat(question.during(Patience::current)).isSameAs(question);
    assertThat(Patience.current()).isNotSameAs(question);
  }

  @Test
  void a_question_waits_once_for_all_servers_and_not_for_each() {
    Patience question = question();
    Attempts gemini = question.attempts("Gemini", 1);
    assertThat(gemini.next(MINUTE)).isEqualTo(SECOND.multipliedBy(5));
    pass(SECOND.multipliedBy(4));
    assertThat(gemini.again(SECOND, "hangs")).isFalse();

    Attempts pinecone = question.attempts("Pinecone", 1);

    assertThat(pinecone.next(MINUTE)).isEqualTo(SECOND);
    pass(SECOND);
    assertThat(pinecone.again(Duration.ZERO, "hangs")).isFalse();
    assertThatThrownBy(() -> question.attempts("Pinecone", 1).next(MINUTE))
        .isInstanceOf(OnespaceException.class)
        .hasMessageContaining("Pinecone does not answer: hangs");
  }

  @Test
  void what_did_not_fail_yet_is_asked_once_all_patience_is_used_up_by_others() {
    Patience question = question();
    Attempts pinecone = question.attempts("Pinecone", 1);
    pinecone.next(MINUTE);
    pass(SECOND.multipliedBy(6));
    assertThat(pinecone.again(SECOND, "hangs")).isFalse();

    Attempts database = question.attempts("PostgreSQL", 1);
    assertThat(database.next(MINUTE)).isEqualTo(SECOND);
    pass(SECOND);
    assertThat(database.again(Duration.ZERO, "hangs")).isFalse();
  }

  @Test
  void only_waiting_counts_and_not_answers_or_what_is_done_on_this_machine() {
    Patience question = question();
    pass(MINUTE);
    Attempts database = question.attempts("PostgreSQL", 1);
    database.next(MINUTE);
    pass(MINUTE);
    database.answered();
    pass(MINUTE); // such as hearing a recording that is asked with

    Attempts gemini = question.attempts("Gemini", 1);
    assertThat(gemini.next(MINUTE)).isEqualTo(SECOND.multipliedBy(5));
    pass(SECOND);
    assertThat(gemini.again(SECOND, "503")).isTrue();
    pass(MINUTE);
    assertThat(gemini.next(MINUTE)).isEqualTo(SECOND.multipliedBy(3));
  }

  @Test
  void two_legs_that_wait_at_the_same_time_wait_once() {
    Patience question = question();
    Attempts one = question.attempts("Pinecone", 1);
    Attempts other = question.attempts("Gemini", 1);
    one.next(MINUTE);
    other.next(MINUTE);
    pass(SECOND.multipliedBy(2));
    assertThat(one.again(SECOND, "hangs")).isTrue();
    assertThat(other.again(SECOND, "hangs")).isTrue();
    assertThat(other.next(MINUTE)).isEqualTo(SECOND.multipliedBy(2));
  }

  @Test
  void later_questions_do_not_wait_for_what_was_away_until_one_finds_it_back() {
    Attempts first = question().attempts("Gemini", 1);
    pass(SECOND.multipliedBy(5));
    assertThat(first.again(Duration.ZERO, "refused")).isFalse();

    assertThatThrownBy(() -> question().attempts("Gemini", 1).next(MINUTE))
        .isInstanceOfSatisfying(
            OnespaceException.class,
            it -> assertThat(it.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(question().attempts("Pinecone", 1).next(MINUTE)).isPositive();

    pass(SECOND.multipliedBy(10));
    Attempts probing = question().attempts("Gemini", 1);
    assertThat(probing.next(MINUTE)).isPositive();
    assertThatThrownBy(() -> question().attempts("Gemini", 1).next(MINUTE))
        .isInstanceOf(OnespaceException.class);

    probing.answered();
    assertThat(question().attempts("Gemini", 1).next(MINUTE)).isPositive();
  }

  @Test
  void all_calls_of_one_question_ask_the_same_servers() {
    Patience question = question();
    question.attempts("Pinecone", 1).next(MINUTE);
    circuits.away("Pinecone");

    assertThat(question.attempts("Pinecone", 1).next(MINUTE)).isPositive();
  }

  @Test
  void a_question_tells_what_it_went_on_without_once() {
    Patience question = question();

    question.goOnWithout("Gemini", "without vectors", failure(ErrorCode.UNAVAILABLE));
    question.goOnWithout("Gemini", "without vectors again", failure(ErrorCode.QUOTA));

    assertThat(question.notes()).containsExactly("without vectors: it failed");
  }

  @Test
  void a_question_does_not_go_on_without_what_no_time_brings_back() {
    OnespaceException key = failure(ErrorCode.UNAUTHORIZED);

    assertThatThrownBy(() -> question().goOnWithout("Gemini", "without vectors", key))
        .isSameAs(key);
  }

  @Test
  void nothing_but_a_question_goes_on_without() {
    OnespaceException away = failure(ErrorCode.UNAVAILABLE);

    assertThatThrownBy(() -> work.goOnWithout("Gemini", "without vectors", away)).isSameAs(away);
  }

  private static OnespaceException failure(ErrorCode code) {
    return new OnespaceException(code, "it failed");
  }

  @Test
  void work_waits_out_an_outage_whatever_the_usual_number_of_attempts() {
    Attempts attempts = work.attempts("PostgreSQL", 1);
    for (int minute = 1; minute <= 14; minute++) {
      pass(MINUTE);
      assertThat(attempts.again(SECOND, "refused")).isTrue();
    }
    pass(MINUTE);

    assertThat(attempts.again(SECOND, "refused")).isFalse();
    assertThat(told).hasSize(15);
    assertThat(told.getFirst()).isEqualTo(new Outage("PostgreSQL", MINUTE, "refused", false));
    assertThat(told.getLast().lasting()).isEqualTo(MINUTE.multipliedBy(15));
  }

  @Test
  void an_answer_ends_the_outage_for_all_calls_and_is_told() {
    Attempts one = work.attempts("Gemini", 1);
    Attempts other = work.attempts("Gemini", 1);
    pass(MINUTE.multipliedBy(10));
    assertThat(one.again(SECOND, "503")).isTrue();
    other.next(MINUTE);
    other.answered();
    one.next(MINUTE);
    pass(MINUTE.multipliedBy(10));

    assertThat(one.again(SECOND, "503")).isTrue();
    assertThat(told).extracting(Outage::over).containsExactly(false, true, false);
    assertThat(told.getLast().lasting()).isEqualTo(MINUTE.multipliedBy(10));
  }

  @Test
  void outages_of_different_servers_are_counted_apart() {
    Attempts gemini = work.attempts("Gemini", 1);
    pass(MINUTE.multipliedBy(10));
    assertThat(gemini.again(SECOND, "503")).isTrue();
    Attempts pinecone = work.attempts("Pinecone", 1);
    pinecone.next(MINUTE);
    pass(MINUTE.multipliedBy(10));

    assertThat(pinecone.again(SECOND, "hangs")).isTrue();
    assertThat(gemini.again(SECOND, "503")).isFalse();
  }

  @Test
  void work_that_is_to_stop_waits_for_nobody() {
    Attempts attempts = work.attempts("PostgreSQL", 3);
    attempts.next(MINUTE);
    assertThat(attempts.again(SECOND, "refused")).isTrue();
    stop.set(true);
    assertThat(attempts.again(SECOND, "refused")).isFalse();
    assertThat(attempts.mayWait(SECOND)).isFalse();
  }

  @Test
  void an_answer_is_waited_for_as_long_as_a_person_waits_or_as_usual_where_nobody_looks() {
    assertThat(question().longestAnswer(MINUTE)).isEqualTo(SECOND.multipliedBy(15));
    assertThat(work.longestAnswer(MINUTE)).isEqualTo(MINUTE);
  }
}
