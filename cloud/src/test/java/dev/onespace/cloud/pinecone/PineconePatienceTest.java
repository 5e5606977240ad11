package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onespace.catalog.Entry;
import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.item.Metadata;
import dev.onespace.item.Modality;
import dev.onespace.item.PassageRef;
import dev.onespace.patience.Circuits;
import dev.onespace.patience.Outage;
import dev.onespace.patience.Patience;
import dev.onespace.testkit.data.Entries;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.pinecone.FakePinecone.Asked;
import dev.onespace.testkit.pinecone.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is tried again, what is not, and what is said in the end. */
class PineconePatienceTest extends OnFake {
  @SuppressWarnings("NullAway.Init")
  private PineconeIndex index;

  @SuppressWarnings("NullAway.Init")
  private PineconeVectors vectors;

  @BeforeEach
  void open() {
    index = index();
    vectors = index.vectors();
  }

  @AfterEach
  void close() {
    index.close();
  }

  private OnespaceException refused() {
    return catchThrowableOfType(
        OnespaceException.class, () -> vectors.put(List.of(Entries.texts("a", "one"))));
  }

  private long upserts() {
    return fake.log().stream().filter(it -> it.route().equals("POST /vectors/upsert")).count();
  }

  @Test
  void what_may_pass_is_tried_again_until_it_does() {
    for (Fault fault :
        List.of(
            Fault.TOO_MANY,
            Fault.INTERNAL,
            Fault.UNAVAILABLE,
            Fault.CUT_BEFORE,
            Fault.CUT_AFTER,
            Fault.SLOW)) {
      fake.faults().next(fault);
      vectors.put(List.of(Entries.texts(fault.name(), "one")));
      assertThat(fake.ids(INDEX, SPACE)).contains(fault.name() + "#0");
    }
    assertThat(vectors.passages()).isEqualTo(6);
  }

  @Test
  void what_does_not_pass_is_given_up_after_so_many_attempts() {
    for (Fault fault : List.of(Fault.TOO_MANY, Fault.INTERNAL, Fault.CUT_BEFORE)) {
      long before = fake.log().size();
      fake.faults().next(Collections.nCopies(ATTEMPTS, fault).toArray(Fault[]::new));
      OnespaceException e = refused();
      assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(e).hasMessageContaining("write vectors");
      assertThat(fake.log().size() - before).isEqualTo(ATTEMPTS);
    }
  }

  @Test
  void waits_double_with_chance_in_them() {
    fake.faults().next(Fault.INTERNAL, Fault.INTERNAL, Fault.INTERNAL);
    int before = waiting.waits().size();
    vectors.put(List.of(Entries.texts("a", "one")));
    List<Duration> waits = waiting.waits().subList(before, waiting.waits().size());
    assertThat(waits).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(waits.get(i))
          .isBetween(Duration.ofMillis(250L << i), Duration.ofMillis(500L << i));
    }
  }

  @Test
  void quotas_and_bills_are_not_waited_for() {
    fake.faults().next(Fault.MONTH_OVER, Fault.UNPAID, Fault.OVER_QUOTA);
    for (String said :
        List.of("write unit limit for the current month", "past due invoices", "your quota")) {
      OnespaceException e = refused();
      assertThat(e.problem().code()).isEqualTo(ErrorCode.QUOTA);
      assertThat(e).hasMessageContaining(said);
    }
    assertThat(upserts()).isEqualTo(3);
  }

  @Test
  void what_pinecone_finds_wrong_is_not_sent_again() {
    float[] zeros = new float[DIMENSION];
    OnespaceException e =
        catchThrowableOfType(
            OnespaceException.class,
            () ->
                vectors.put(
                    List.of(
                        new Entry(
                            Entries.item("z"), List.of(Entries.passage(0, Facet.WORDS, zeros))))));
    assertThat(e.problem().code()).isEqualTo(ErrorCode.PROVIDER);
    assertThat(e).hasMessageContaining("at least one non-zero value");
    assertThat(upserts()).isEqualTo(1);
  }

  @Test
  void a_silent_server_is_given_up_and_told_of() {
    Pace hasty = new Pace(Duration.ofMillis(150), 2, Duration.ZERO, 1, 100);
    fake.faults().slowness(Duration.ofSeconds(5));
    fake.faults().next(Fault.SLOW, Fault.SLOW);
    OnespaceException e =
        catchThrowableOfType(
            OnespaceException.class,
            () ->
                PineconeIndex.openOrCreate(settings("a-key").with(hasty), DIMENSION, waiting)
                    .close());
    assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(e).hasMessageContaining("no answer within 150 ms");
  }

  @Test
  void nothing_is_sent_again_behind_the_back_of_the_attempts() {
    for (Fault cut : List.of(Fault.CUT_BEFORE, Fault.CUT_AFTER)) {
      int before = fake.log().size();
      fake.faults().all(cut);
      assertThat(catchThrowableOfType(OnespaceException.class, this::index).problem().code())
          .isEqualTo(ErrorCode.UNAVAILABLE); // asks with GET what the index is
      fake.faults().over();
      assertThat(fake.log().subList(before, fake.log().size()))
          .extracting(Asked::route)
          .containsOnly("GET /indexes/" + INDEX)
          .hasSize(ATTEMPTS);
    }
  }

  @Test
  void a_question_goes_no_further_than_its_patience() {
    fake.faults().all(Fault.UNAVAILABLE);
    Patience question = Patience.ofQuestion(Duration.ofSeconds(5), new Circuits(waiting::nanos));
    int before = fake.log().size();

    OnespaceException e =
        catchThrowableOfType(OnespaceException.class, () -> question.during(() -> nearest()));

    assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAVAILABLE);
    int sent = fake.log().size() - before;
    assertThat(sent).isBetween(3, 6); // waits double: about 0.4, 0.8, 1.5 s
    assertThat(catchThrowableOfType(OnespaceException.class, () -> question.during(this::nearest)))
        .hasMessageContaining("Pinecone does not answer: HTTP 503");
    assertThat(fake.log()).hasSize(before + sent);
  }

  @Test
  void long_work_waits_an_outage_out_and_tells() {
    List<Outage> told = new ArrayList<>();
    fake.faults().next(Collections.nCopies(3 * ATTEMPTS, Fault.UNAVAILABLE).toArray(Fault[]::new));

    Patience.ofWork(Duration.ofMinutes(15), () -> false, told::add)
        .during(
            () -> {
              vectors.put(List.of(Entries.texts("a", "one")));
              return true;
            });

    assertThat(fake.ids(INDEX, SPACE)).containsExactly("a#0");
    assertThat(told).hasSize(3 * ATTEMPTS + 1);
    assertThat(told.getLast().over()).isTrue();
    assertThat(told.getFirst().server()).isEqualTo("Pinecone");
    assertThat(told.getFirst().why()).isEqualTo("HTTP 503");
  }

  private RemoteVectors.Nearest nearest() {
    float[] vector = new float[DIMENSION];
    vector[0] = 1;
    return vectors.nearest(vector, Facet.WORDS, Filter.ALL, 3);
  }

  @Test
  void a_wrong_key_is_told_at_once_and_never_printed() {
    PineconeSettings wrong = settings("secret-of-mine");
    OnespaceException e =
        catchThrowableOfType(
            OnespaceException.class,
            () -> PineconeIndex.openOrCreate(wrong, DIMENSION, waiting).close());
    assertThat(e.problem().code()).isEqualTo(ErrorCode.UNAUTHORIZED);
    assertThat(e).hasMessageContaining("Invalid API key.");
    assertThat(wrong.toString()).contains("***").doesNotContain("secret-of-mine");
    byte[] echo = "{\"message\":\"no such key: secret-of-mine\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Refusal.of("search", 401, echo, new Secret("secret-of-mine")))
        .hasMessageContaining("no such key: ***");
  }

  @Test
  void quotas_and_bills_are_told_apart_from_keys() {
    assertThat(code(402, "Pay all past due invoices")).isEqualTo(ErrorCode.QUOTA);
    assertThat(code(403, "Increase your quota or upgrade")).isEqualTo(ErrorCode.QUOTA);
    assertThat(code(403, "Forbidden")).isEqualTo(ErrorCode.UNAUTHORIZED);
    assertThat(code(502, "<html>Bad gateway</html>")).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(code(422, "missing field")).isEqualTo(ErrorCode.PROVIDER);
  }

  @Test
  void object_limits_and_aliases_are_told_as_what_they_are() {
    String quota =
        "{\"error\":{\"code\":\"QUOTA_EXCEEDED\",\"message\":\"Max namespaces"
            + " reached\"},\"status\":403}";
    assertThat(code(403, quota)).isEqualTo(ErrorCode.QUOTA);
    byte[] alias = "{\"code\":3,\"message\":\"WRITE_TO_ALIAS\"}".getBytes(StandardCharsets.UTF_8);
    Refusal refusal = Refusal.of("write", 400, alias, new Secret("k"));
    assertThat(refusal.problem().remedy().toString()).contains("alias");
    assertThat(refusal.passes()).isFalse();
  }

  private static ErrorCode code(int status, String words) {
    byte[] body = words.getBytes(StandardCharsets.UTF_8);
    return Refusal.of("write", status, body, new Secret("k")).problem().code();
  }

  @Test
  void each_passage_is_there_once_whatever_went_wrong_on_the_way() {
    int items = Boolean.getBoolean("onespace.proof") ? 10_000 : 1_000;
    Pace patient = new Pace(Duration.ofSeconds(20), 12, Duration.ofMillis(1), 4, 100);
    fake.faults().share(0.2, 5);
    try (PineconeIndex another =
            PineconeIndex.openOrCreate(settings("a-key").with(patient), DIMENSION, waiting);
        PineconeVectors there = another.vectors()) {
      List<Entry> entries = new RandomData(9).entries(items);
      for (int from = 0; from < items; from += 2) {
        there.put(entries.subList(from, from + 2));
      }
      fake.faults().share(0, 0);
      assertThat(fake.ids(INDEX, SPACE)).hasSize(items);
      assertThat(there.passages()).isEqualTo(items);
      assertThat(PineconeDrift.ofAll(there, refs(entries).iterator()).none()).isTrue();
      assertThat(fake.log())
          .extracting(Asked::status)
          .contains(0, 429, 500, 503, 200)
          .doesNotContain(400);
    }
  }

  private static List<PassageRef> refs(List<Entry> entries) {
    return entries.stream().map(entry -> new PassageRef(entry.item().id(), 0)).toList();
  }

  @Test
  void the_last_write_of_an_item_is_the_one_that_stays() {
    fake.faults().share(0.3, 11);
    Pace patient = new Pace(Duration.ofSeconds(20), 20, Duration.ofMillis(1), 4, 100);
    try (PineconeIndex another =
            PineconeIndex.openOrCreate(settings("a-key").with(patient), DIMENSION, waiting);
        PineconeVectors there = another.vectors()) {
      for (int version = 0; version < 60; version++) {
        Metadata metadata = Entries.metadata("version", "" + version);
        there.put(List.of(Entries.described("a", Modality.TEXT, metadata, "v" + version)));
      }
      assertThat(fake.metadata(INDEX, SPACE, "a#0")).containsEntry("version|number", 59.0);
    }
  }

  @Test
  void after_a_failure_no_more_is_sent() {
    fake.faults().next(Fault.MONTH_OVER, Fault.MONTH_OVER, Fault.MONTH_OVER, Fault.MONTH_OVER);
    String[] texts = IntStream.range(0, 30_000).mapToObj(i -> "t").toArray(String[]::new);
    OnespaceException e =
        catchThrowableOfType(
            OnespaceException.class, () -> vectors.put(List.of(Entries.texts("a", texts))));
    assertThat(e.problem().code()).isEqualTo(ErrorCode.QUOTA);
    assertThat(upserts()).isLessThanOrEqualTo(4); // of 30; so many are in flight at once, and one
  }

  @Test
  void a_rate_is_kept() throws InterruptedException {
    Bucket bucket = new Bucket(100, waiting);
    long start = waiting.nanos();
    for (int i = 0; i < 1_000; i++) {
      bucket.take(1);
    }
    assertThat(Duration.ofNanos(waiting.nanos() - start))
        .isBetween(Duration.ofMillis(9_800), Duration.ofMillis(10_000));
  }
}
