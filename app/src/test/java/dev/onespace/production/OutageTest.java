package dev.onespace.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cli.CliRun;
import dev.onespace.testkit.gemini.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * While a vendor is away, questions are answered by what is left and say so; an ingest waits, tells
 * for whom, and ends with its summary where it waits for too long.
 */
class OutageTest {
  private static final boolean FULL = Boolean.getBoolean("onespace.proof");
  private static final Texts TEXTS = new Texts(20);
  private static final String ASKED = Texts.text(7);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private Servers servers;

  @SuppressWarnings("NullAway.Init")
  private Path items;

  @BeforeEach
  void start() throws IOException {
    servers = Servers.quick();
    items = TEXTS.writeTo(folder.resolve("items"));
    servers.configure(data(), "search.patience = 1s", "ingest.patience = 2s");
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private CliRun ingest() {
    return CliRun.of(data(), "ingest", items.toString());
  }

  private void ingestAll() {
    CliRun run = ingest();
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
  }

  private JsonNode answer() {
    CliRun run = CliRun.of(data(), "search", ASKED, "--json");
    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    return run.json();
  }

  private static String first(JsonNode answer) {
    return answer.at("/hits/0/id").asString();
  }

  private static String notes(JsonNode answer) {
    return answer.get("notes").toString();
  }

  /** Each takes an ingest and two questions: one of each kind is enough where time counts. */
  static List<dev.onespace.testkit.pinecone.Fault> ofPinecone() {
    return FULL
        ? List.of(
            dev.onespace.testkit.pinecone.Fault.UNAVAILABLE,
            dev.onespace.testkit.pinecone.Fault.TOO_MANY,
            dev.onespace.testkit.pinecone.Fault.CUT_BEFORE,
            dev.onespace.testkit.pinecone.Fault.INTERNAL,
            dev.onespace.testkit.pinecone.Fault.MONTH_OVER)
        : List.of(dev.onespace.testkit.pinecone.Fault.CUT_BEFORE);
  }

  static List<Fault> ofGemini() {
    return FULL
        ? List.of(Fault.OVERLOADED, Fault.CUT, Fault.STALLED, Fault.EXHAUSTED, Fault.DAY_QUOTA)
        : List.of(Fault.STALLED, Fault.DAY_QUOTA);
  }

  @ParameterizedTest
  @MethodSource("ofPinecone")
  void without_pinecone_the_database_finds_the_same(dev.onespace.testkit.pinecone.Fault fault) {
    ingestAll();
    JsonNode before = answer();
    servers.pinecone().faults().all(fault);

    JsonNode without = answer();

    assertThat(without.get("hits")).isEqualTo(before.get("hits"));
    assertThat(notes(before)).isEqualTo("[]");
    assertThat(notes(without)).contains("one by one in the database").contains("Pinecone");
    assertThat(without.get("words_only").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ofGemini")
  void without_gemini_words_and_exact_terms_answer(Fault fault) {
    ingestAll();
    servers.gemini().faults().all(fault);

    JsonNode without = answer();

    assertThat(first(without)).isEqualTo(Texts.id(7));
    assertThat(without.at("/hits/0/strength").asString()).isNotEqualTo("weak");
    assertThat(notes(without)).contains("words and exact terms only");
    assertThat(without.get("words_only").asBoolean()).isTrue();
  }

  @Test
  void without_both_words_and_exact_terms_answer_and_pinecone_is_not_even_waited_for() {
    ingestAll();
    servers.gemini().faults().all(Fault.OVERLOADED);
    servers.pinecone().faults().all(dev.onespace.testkit.pinecone.Fault.UNAVAILABLE);
    int before = servers.pinecone().log().size();

    assertThat(first(answer())).isEqualTo(Texts.id(7));
    assertThat(servers.pinecone().log()).hasSize(before);
  }

  @Test
  void a_person_is_told_too() {
    ingestAll();
    servers.gemini().faults().all(Fault.OVERLOADED);

    CliRun run = CliRun.of(data(), "search", ASKED);

    assertThat(run.exit()).isEqualTo(CliRun.OK);
    assertThat(run.said()).contains("words and exact terms only").contains(Texts.id(7));
  }

  @Test
  void a_refused_key_is_no_outage() throws IOException {
    ingestAll();
    servers.configure(data(), "gemini.key = wrong-key");

    CliRun run = CliRun.of(data(), "search", ASKED);

    assertThat(run.exit()).isEqualTo(CliRun.CANNOT_RUN);
    assertThat(run.err()).contains("refuses the key");
  }

  @Test
  void a_question_that_has_no_words_says_that_it_cannot_be_asked(@TempDir Path pictures)
      throws IOException {
    ingestAll();
    Path blank = pictures.resolve("blank.png");
    javax.imageio.ImageIO.write(
        new java.awt.image.BufferedImage(64, 64, java.awt.image.BufferedImage.TYPE_INT_RGB),
        "png",
        blank.toFile());
    servers.gemini().faults().all(Fault.OVERLOADED);

    CliRun run = CliRun.of(data(), "search", "--image", blank.toString());

    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.CANNOT_RUN);
    assertThat(run.err()).contains("UNAVAILABLE");
  }

  @Test
  void an_ingest_waits_an_outage_out_and_tells_for_whom() {
    servers.gemini().faults().nextGood().nextGood().next(Fault.OVERLOADED);
    servers.pinecone().faults().next(dev.onespace.testkit.pinecone.Fault.UNAVAILABLE);

    CliRun run = ingest();

    assertThat(run.exit()).as(run.said()).isEqualTo(CliRun.OK);
    assertThat(run.err())
        .contains("waiting for Gemini for")
        .contains("Gemini answers again, after")
        .contains("waiting for Pinecone for");
  }

  @Test
  void a_longer_outage_of_gemini_ends_it_with_its_summary_and_the_same_command_goes_on() {
    servers.gemini().faults().all(Fault.OVERLOADED);
    CliRun ended = ingest();
    assertThat(ended.exit()).as(ended.said()).isEqualTo(CliRun.STOPPED);
    assertThat(ended.out()).contains("added            0");
    assertThat(ended.err()).contains("Stopped early: UNAVAILABLE").contains("waiting for Gemini");

    servers.gemini().faults().over();
    ingestAll();
    assertThat(servers.pinecone().log()).isNotEmpty();
  }

  @Test
  void a_longer_outage_of_pinecone_ends_it_with_all_that_was_embedded_kept() {
    ingestAll();
    Path more = folder.resolve("more");
    servers.pinecone().faults().all(dev.onespace.testkit.pinecone.Fault.UNAVAILABLE);
    CliRun ended = ingestMore(more);
    assertThat(ended.exit()).as(ended.said()).isEqualTo(CliRun.STOPPED);
    assertThat(ended.out()).contains("added            1");
    assertThat(ended.err()).contains("Stopped early: UNAVAILABLE").contains("for Pinecone for");
    long bought = servers.embedded();

    servers.pinecone().faults().over();
    CliRun again = ingestMore(more);
    assertThat(again.exit()).as(again.said()).isEqualTo(CliRun.OK);
    assertThat(again.out()).contains("same             1");
    assertThat(servers.embedded()).isEqualTo(bought);
  }

  private CliRun ingestMore(Path more) {
    try {
      java.nio.file.Files.createDirectories(more);
      Path file =
          java.nio.file.Files.writeString(more.resolve("one.txt"), "One more text about kites.");
      return CliRun.of(data(), "ingest", file.toString());
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
