package dev.onespace.cloud.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.cloud.gemini.GeminiSettings.CallLimits;
import dev.onespace.error.ErrorCode;
import dev.onespace.item.Passage;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.space.Vectors;
import dev.onespace.spending.Usage;
import dev.onespace.testkit.gemini.Charge;
import dev.onespace.testkit.gemini.FakeContent;
import dev.onespace.testkit.gemini.FakeContent.Part;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.gemini.Fault;
import dev.onespace.testkit.gemini.Logged;
import dev.onespace.testkit.memory.MemorySpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A long run in which everything goes wrong now and then. */
class GeminiFaultsTest {
  private static final Set<Fault> LOSING =
      EnumSet.of(Fault.CUT, Fault.STALLED, Fault.CUT_IN_ANSWER);
  private static final int TEXTS = Boolean.getBoolean("onespace.proof") ? 10_000 : 500;
  private static final int DAYS = 200;
  private static final CallLimits SMALL = new CallLimits(4, 5, 6, 8_000_000);
  private static final FakeVectors VECTORS = FakeVectors.of(new MemorySpace());

  /** All but what takes real time to be given up; it has a test of its own. */
  private static final List<Fault> FAULTS =
      Arrays.stream(Fault.values()).filter(fault -> fault != Fault.STALLED).toList();

  @Test
  void each_text_gets_exactly_its_vector_and_the_meter_says_what_is_charged() throws Exception {
    try (var gemini =
        new Gemini(settings -> settings.withCalls(SMALL), Optional.empty(), VECTORS)) {
      gemini.fake.faults().share(0.05, 42, FAULTS);
      List<Content> texts =
          IntStream.range(0, TEXTS)
              .<Content>mapToObj(i -> new Content.Words("ticket " + i + " of " + i % 7))
              .toList();
      List<Embedded> answers = inSpiteOfAll(gemini.space, texts);
      for (int i = 0; i < TEXTS; i++) {
        Passage passage = Gemini.passages(answers.get(i)).getFirst();
        float[] expected = expected(passage.words());
        assertThat(passage.words()).isEqualTo(((Content.Words) texts.get(i)).text());
        assertThat(Vectors.dot(passage.vector(), expected)).isGreaterThan(0.99999f);
      }
      agree(gemini.fake.log(), gemini.meter.usage());
    }
  }

  /** What a day's quota stopped goes on the day after, and what is done is not done again. */
  private static List<Embedded> inSpiteOfAll(Space space, List<Content> texts) throws Exception {
    List<Embedded> answers = new ArrayList<>(halves(space, texts));
    for (int day = 0; day < DAYS && !Gemini.codes(answers).isEmpty(); day++) {
      assertThat(Gemini.codes(answers)).containsOnly(ErrorCode.QUOTA);
      List<Integer> open =
          IntStream.range(0, texts.size())
              .filter(i -> answers.get(i) instanceof Embedded.Failed)
              .boxed()
              .toList();
      List<Embedded> rest = halves(space, open.stream().map(texts::get).toList());
      for (int i = 0; i < open.size(); i++) {
        answers.set(open.get(i), rest.get(i));
      }
    }
    return answers;
  }

  /** Two at once, as ingest and search are. */
  private static List<Embedded> halves(Space space, List<Content> texts) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int middle = texts.size() / 2;
      Future<List<Embedded>> first =
          threads.submit(() -> space.embed(texts.subList(0, middle), Task.DOCUMENT));
      List<Embedded> second = space.embed(texts.subList(middle, texts.size()), Task.DOCUMENT);
      return Stream.concat(first.get().stream(), second.stream()).toList();
    }
  }

  private static float[] expected(String text) {
    return VECTORS.of(new FakeContent(List.of(new Part.Text("title: none | text: " + text)), 768));
  }

  private static void agree(List<Logged> log, Usage usage) {
    assertThat(log)
        .allSatisfy(call -> assertThat(call.requests()).isBetween(1, SMALL.requests()))
        .allSatisfy(call -> assertThat(call.bytes()).isLessThan(8_000_000));
    List<Logged> answered =
        log.stream()
            .filter(
                call -> call.http() == 200 && !call.fault().filter(LOSING::contains).isPresent())
            .toList();
    Charge charged = answered.stream().map(Logged::charge).reduce(Charge.NONE, Charge::plus);
    assertThat(usage.money()).isEqualByComparingTo(charged.usd());
    assertThat(usage.tokens().total()).isEqualTo(charged.total());
    assertThat(usage.calls()).isEqualTo(answered.size());
    assertThat(usage.requests()).isEqualTo(answered.stream().mapToLong(Logged::requests).sum());
    assertThat(usage.lostCalls())
        .isEqualTo(
            log.stream().filter(call -> call.fault().filter(LOSING::contains).isPresent()).count());
    assertThat(log.stream().flatMap(call -> call.fault().stream()).distinct())
        .hasSizeGreaterThan(TEXTS > 500 ? FAULTS.size() - 1 : 2);
  }
}
